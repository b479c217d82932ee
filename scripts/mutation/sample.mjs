import { createHash } from 'node:crypto';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/**
 * A checker that passes only a sample of the mutants: one in `MUTATION_SAMPLE`. It chooses by the content of the
 * mutant, so that every file is in the sample and a second run chooses the same. The others count as compile errors,
 * which no score includes.
 */
class SampleChecker {
  #oneOf = Number(process.env.MUTATION_SAMPLE ?? 1);

  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.#isChosen(mutant) ? PASSED : LEFT_OUT]));
  }

  #isChosen({ fileName, location: { start, end }, mutatorName, replacement }) {
    const text = [
      fileName.replace(/^.*\.stryker\/tmp\/[^/]*\//, ''),
      start.line,
      start.column,
      end.line,
      end.column,
      mutatorName,
      replacement,
    ];
    return createHash('sha256').update(text.join()).digest().readUInt32BE() % this.#oneOf === 0;
  }

  group(mutants) {
    return [mutants.map(({ id }) => id)];
  }
}

const PASSED = { status: 'passed' };
const LEFT_OUT = { status: 'compileError', reason: 'not in the sample' };

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
