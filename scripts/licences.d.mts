export function notices(modules: Iterable<string>): string;
