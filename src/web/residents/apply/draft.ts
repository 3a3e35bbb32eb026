import type { UnknownAnswers } from '#kit/form.ts';
import type { Named } from '#web/inputs/form-services.tsx';

/** An application that has not been sent yet, as this browser keeps it. */
export interface Draft {
  answers: UnknownAnswers;
  /** The question that stood open. */
  step: string | undefined;
  /** The names of the files in the answers. */
  files: readonly Named[];
  /** Wall time of the last change, in milliseconds. */
  savedAt: number;
}

const prefix = 'jimin-draft:';
/** How long a draft lies in a browser, which may be a neighbour's: seven days, in milliseconds. */
const life = 7 * 86_400_000;

/** One draft a person and item: two people who share a phone never see each other's. */
function keyOf(item: string, name: string): string {
  return `${prefix}${item}:${name}`;
}

/** The draft of this person, if there is one; what has lain too long is thrown away first. A browser that keeps nothing has none. */
export function loadDraft(item: string, name: string): Draft | undefined {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && readDraft(localStorage.getItem(key)) === undefined) localStorage.removeItem(key);
    }
    return readDraft(localStorage.getItem(keyOf(item, name)));
  } catch {
    return undefined;
  }
}

/** Keeps what was answered so far. A browser that keeps nothing (private mode, full) only loses the draft. */
export function saveDraft(item: string, name: string, draft: Omit<Draft, 'savedAt'>): void {
  try {
    localStorage.setItem(keyOf(item, name), JSON.stringify({ ...draft, savedAt: Date.now() }));
  } catch {
    // Nothing to do: the answers are still on the page.
  }
}

/** After sending, or when the person wants no trace left. */
export function clearDraft(item: string, name: string): void {
  try {
    localStorage.removeItem(keyOf(item, name));
  } catch {
    // It was never kept.
  }
}

/** What was kept, if it is a draft of the last days. */
export function readDraft(text: string | null): Draft | undefined {
  const kept: unknown = text === null ? undefined : parse(text);
  if (!isRecord(kept) || !isRecord(kept.answers) || typeof kept.savedAt !== 'number') return undefined;
  if (Date.now() - kept.savedAt > life) return undefined;
  const files = Array.isArray(kept.files) ? kept.files.flatMap(namedOf) : [];
  const step = typeof kept.step === 'string' ? kept.step : undefined;
  return { answers: kept.answers, step, files, savedAt: kept.savedAt };
}

function namedOf(value: unknown): Named[] {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return [];
  return [{ id: value.id, name: value.name }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
