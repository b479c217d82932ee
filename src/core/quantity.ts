const factors: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity (`500m`, `512Mi`) as a number; undefined for any other text. */
function amountOf(quantity: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(quantity.trim()) ?? [];
  const factor = unit === '' ? 1 : factors[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** True if both are quantities and the first one is larger. */
export function isMore(left: string, right: string): boolean {
  const [first, second] = [amountOf(left), amountOf(right)];
  return first !== undefined && second !== undefined && first > second;
}
