import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { validRange } from 'semver';
import { describe, expect, it } from 'vitest';
import { featureById, featureByKey, features } from '../../features/registry.ts';

const folder = new URL('../../features/', import.meta.url);
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('the registry', () => {
  it('holds every folder under its name', () => {
    // The folder `shared` has code that several features use.
    const folders = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'shared',
    );
    expect(features.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('names each feature once, in the words of its folder', () => {
    const words = (name: string) => name.replaceAll('-', '').toLowerCase();
    for (const { id, key } of features) expect(words(key)).toBe(words(id));
    expect(new Set(features.map(({ key }) => key)).size).toBe(features.length);
  });

  it('finds a feature by key and by id, and nothing else', () => {
    expect(featureByKey('egressGateway')?.id).toBe('egress-gateway');
    expect(featureById('egress-gateway')?.key).toBe('egressGateway');
    expect(featureByKey('toString')).toBeUndefined();
    expect(featureById('egressGateway')).toBeUndefined();
  });
});

describe.each(features.map((feature) => [feature.id, feature] as const))('%s', (id, feature) => {
  it('has a README without top headings', () => {
    expect(readFileSync(new URL(`${id}/README.md`, folder), 'utf8')).toMatch(/^(?!#{1,2} )/);
  });

  it('uses every constraint of its folder', () => {
    const constraints = new URL(`${id}/constraints/`, folder);
    const files = existsSync(constraints) ? readdirSync(constraints).map((file) => file.replace(/\.ts$/, '')) : [];
    expect(feature.constraints.map((constraint) => constraint.id).sort()).toEqual(files.sort());
  });

  it('names versions as ranges', () => {
    expect(validRange(feature.versions)).not.toBeNull();
    for (const constraint of feature.constraints) expect(validRange(constraint.versions), constraint.id).not.toBeNull();
  });

  it('gives every constraint a kebab-case id, a bad and a good example', () => {
    expect(id).toMatch(kebabCase);
    for (const constraint of feature.constraints) {
      expect(constraint.id).toMatch(kebabCase);
      expect(constraint.examples.bad.length, constraint.id).toBeGreaterThan(0);
      expect(constraint.examples.good.length, constraint.id).toBeGreaterThan(0);
    }
  });

  it('accepts the intents of its modes, and no unknown key', () => {
    for (const [name, { intent }] of Object.entries(feature.modes)) {
      expect(name).toMatch(kebabCase);
      expect(feature.schema().safeParse(intent).success, name).toBe(true);
      expect(feature.schema().safeParse({ ...(intent as object), nonsense: true }).success, name).toBe(false);
    }
  });
});
