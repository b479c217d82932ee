/** The name of the file with a member's variables, which contains its number in the mesh file. */
export function variablesFile({ number }: { number: number }): string {
  return `cluster-${number}.yml`;
}
