/** The worker: the library with the catalog files next to the page. Typing never waits for it. */
import {
  Catalog,
  concealed,
  type Explanation,
  examinePaste,
  fixPaste,
  type Paste,
  type PastedCluster,
  pasteFile,
  recognise,
  resolvePaste,
  translationInto,
} from '../../../src/index.ts';
import { compress, decompress } from './compression.ts';
import type { Prose } from './prose.ts';
import { type Answers, hiddenSecret, type Request, type Response, type Start } from './protocol.ts';

/** The part of a worker's global scope that is used here; the types of pages and workers exclude each other. */
interface Scope {
  postMessage(message: Response): void;
  addEventListener(type: 'message', listener: (event: { data: Request | Start }) => void): void;
}
const scope = globalThis as unknown as Scope;

/** Code that the first check does not need. */
const conversions = () => import('./conversions.ts');

let base = '';
const catalog = new Catalog({ read: readFacts });
/** A file that failed to load is requested again; otherwise the catalog would cache the failure. */
async function readFacts(path: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(new URL(path, base)).catch(() => undefined);
    if (response?.ok) return response.json();
    if (response?.status === 404 || attempt === 3) throw new Error(`The facts in ${path} did not load.`);
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

/** Restores the texts of the rules once; a failure is not cached. */
let laid: Promise<void> | undefined;
function withProse(): Promise<void> {
  const lay = async (): Promise<void> => {
    const { layBack } = await import('./explanations.ts');
    layBack((await readFacts('../rules.json')) as Prose);
  };
  laid ??= lay().catch((error: unknown) => {
    laid = undefined;
    throw error;
  });
  return laid;
}

/** The library's replacement for a secret. YAML would read it as an alias, which changes the meaning of the text. */
const hidden = '*'.repeat(8);

/** Translates texts into the language of the page. */
type Translate = (text: string) => string;
let translate: Translate = (text) => text;
/** The same, including the texts that only explanations contain. */
let translateAll = async () => translate;

function translated<F extends { message: string }>(findings: readonly F[]): F[] {
  return findings.map((finding) => ({ ...finding, message: translate(finding.message) }));
}

function spoken(explanation: Explanation, into: Translate): Explanation {
  const spans = (all: Explanation['cilium']) => all.map((span) => ({ ...span, says: into(span.says) }));
  const { text, cilium, kubespray } = explanation;
  return { ...explanation, text: text.map(into), cilium: spans(cilium), kubespray: spans(kubespray) };
}

async function clusterOf(paste: Paste): Promise<PastedCluster> {
  const { clusterOfPaste } = await conversions();
  const { problem, ...cluster } = await clusterOfPaste(paste, catalog);
  return { ...cluster, ...(problem !== undefined && { problem: translate(problem) }) };
}

const answers: Answers = {
  async speak(language) {
    translate = await translationInto(language);
    translateAll = async () => {
      if (language === 'en') return translate;
      const more = (await readFacts(`../rules-${language}.json`)) as Record<string, string>;
      const whole = await translationInto(language, { more, rooms: ['reasons'] });
      translateAll = async () => whole;
      return whole;
    };
  },
  async catalogue() {
    const { kubespray, cilium, snapshots = [] } = await catalog.index();
    const { releases: kubean } = await catalog.kubean();
    return {
      releases: kubespray.map(({ release, cilium: own }) => ({ release, cilium: own })).reverse(),
      snapshots: snapshots.map(({ release }) => release),
      // Nobody chooses a release candidate once the release is out.
      kubean: kubean
        .filter(({ release }) => !release.includes('-'))
        .map(({ release, kubespray: pinned }) => ({ release, kubespray: pinned }))
        .reverse(),
      cilium: cilium.map(({ last }) => last).reverse(),
    };
  },
  recognise: async (text) => recognise(text),
  async examine(paste) {
    const start = performance.now();
    const findings = await examinePaste(paste, catalog);
    const milliseconds = performance.now() - start;
    const resolved = await resolvePaste(paste, catalog);
    return { findings: translated(findings), file: pasteFile(paste), resolved, milliseconds };
  },
  fix: (paste) => fixPaste(paste, catalog),
  formats: async (kind) => (await conversions()).pasteFormats(kind),
  async generate(paste, format) {
    const { generatePaste } = await conversions();
    const generated = await generatePaste(paste, format, catalog);
    return { ...generated, findings: translated(generated.findings) };
  },
  cluster: clusterOf,
  async compare(paste, kubespray) {
    const { compareClusters } = await conversions();
    const { kernel } = paste.target;
    const a = await clusterOf(paste);
    const b = await clusterOf({ ...paste, target: { kubespray, kernel } });
    return { a, b, entries: compareClusters(a, b) };
  },
  async explain(name) {
    const { explain, features } = await import('./explanations.ts');
    await withProse();
    const explanation = await explain(name, catalog, features);
    return explanation && spoken(explanation, await translateAll());
  },
  async suggest(paste, place) {
    const { suggestInPaste } = await import('./explanations.ts');
    const [items, into] = await Promise.all([suggestInPaste(paste, place, catalog), translateAll()]);
    return items.map((item) => ({ ...item, detail: into(item.detail) }));
  },
  async describe(paste, place) {
    const { describeInPaste } = await import('./explanations.ts');
    const [known, into] = await Promise.all([describeInPaste(paste, place, catalog), translateAll()]);
    return known && { ...known, detail: into(known.detail) };
  },
  pack: (text) => compress(concealed(text).replaceAll(hidden, hiddenSecret)),
  unpack: (packed) => decompress(packed),
  loaded: async () => performance.getEntriesByType('resource').map(({ name }) => name),
};

async function answer({ id, question, args }: Request): Promise<Response> {
  const ask = answers[question] as (...args: readonly unknown[]) => Promise<unknown>;
  try {
    return { id, answer: await ask(...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : `${error}` };
  }
}

scope.addEventListener('message', ({ data }) => {
  if ('facts' in data) base = data.facts;
  else void answer(data).then((response) => scope.postMessage(response));
});
