/**
 * A value that is made when it is first asked for, and kept. Schemas are made so: a run needs few of them, and making all
 * of them would be a third of a start.
 */
export function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
