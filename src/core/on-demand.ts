/**
 * A value that is created on first use, and kept. Schemas are created so: a run needs few of them, and creating all of
 * them would take a third of a start.
 */
export function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
