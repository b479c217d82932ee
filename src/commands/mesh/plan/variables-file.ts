/** The name of the file of a member's variables, by its number in the mesh file. */
export function variablesFile({ number }: { number: number }): string {
  return `cluster-${number}.yml`;
}
