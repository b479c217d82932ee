/** The agent's default size of a Maglev table. Source: cilium/cilium, pkg/maglev/maglev.go. */
export const defaultTableSize = 16381;
