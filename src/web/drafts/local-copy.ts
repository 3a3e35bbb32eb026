import type { UnknownAnswers } from '#kit/form.ts';
import type { Named } from '#web/inputs/form-services.tsx';
import { newClientKey } from '#web/lib/client-key.ts';

/** What was typed so far of an application. */
export interface DraftContent {
  answers: UnknownAnswers;
  /** The question that stood open. */
  step: string | null;
  /** The names of the files in the answers. */
  files: readonly Named[];
}

/** The draft on the server that a copy belongs to, as it was seen here. */
export interface KnownDraft {
  id: string;
  revision: number;
}

/** What the server has not got yet, as this browser keeps it. */
export interface LocalCopy extends DraftContent {
  known: KnownDraft | undefined;
  /** Wall time of the last change, in milliseconds. */
  savedAt: number;
}

const prefix = 'jimin-draft:';
/** How long a copy lies in a browser, which may be a neighbour's: seven days, in milliseconds. */
const life = 7 * 86_400_000;

/** One place a person and application: two people who share a phone never see each other's. */
export function placeOf(item: string, owner: string, draft?: string): string {
  return [`${prefix}${item}`, owner, ...(draft === undefined ? [] : [draft])].join(':');
}

let tab: string | undefined;

/** Tells this window from another of the same person; a page that is opened again in it is the same window. */
export function windowKey(): string {
  try {
    tab ??= sessionStorage.getItem('jimin-window') ?? undefined;
    tab ??= newClientKey();
    sessionStorage.setItem('jimin-window', tab);
  } catch {
    // A browser that keeps nothing: a new window each time.
  }
  tab ??= newClientKey();
  return tab;
}

/** The copy kept at a place, if there is one; what has lain too long is thrown away first. A browser that keeps nothing has none. */
export function loadCopy(place: string): LocalCopy | undefined {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && readCopy(localStorage.getItem(key)) === undefined) localStorage.removeItem(key);
    }
    return readCopy(localStorage.getItem(place));
  } catch {
    return undefined;
  }
}

/** Keeps what was typed so far. False where the browser keeps nothing (private mode, full): it is still on the page. */
export function keepCopy(place: string, copy: Omit<LocalCopy, 'savedAt'>): boolean {
  try {
    localStorage.setItem(place, JSON.stringify({ ...copy, savedAt: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** Once the server has it, or when the person wants no trace left. */
export function clearCopy(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // It was never kept.
  }
}

/** What was kept, if it is a copy of the last days. */
export function readCopy(text: string | null): LocalCopy | undefined {
  const kept: unknown = text === null ? undefined : parse(text);
  if (!isRecord(kept) || !isRecord(kept.answers) || typeof kept.savedAt !== 'number') return undefined;
  if (Date.now() - kept.savedAt > life) return undefined;
  const files = Array.isArray(kept.files) ? kept.files.flatMap(namedOf) : [];
  const step = typeof kept.step === 'string' ? kept.step : null;
  return { answers: kept.answers, step, files, known: knownOf(kept.known), savedAt: kept.savedAt };
}

function namedOf(value: unknown): Named[] {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return [];
  return [{ id: value.id, name: value.name }];
}

function knownOf(value: unknown): KnownDraft | undefined {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.revision !== 'number') return undefined;
  return { id: value.id, revision: value.revision };
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
