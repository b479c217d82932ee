/**
 * A value that is created on first use, and then kept. Schemas use it: a run needs few of them, and creating all of
 * them would take a third of the startup time.
 */
export function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
