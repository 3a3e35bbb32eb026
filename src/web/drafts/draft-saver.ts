import type { Draft, DraftSaved } from '#core/cases/cases.drafts.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { contentOf, newClientKey } from '#web/lib/client-key.ts';
import { clearCopy, type DraftContent, type KnownDraft, keepCopy, windowKey } from './local-copy.ts';

/** How the saving of a draft stands; `at` is the moment, ISO 8601. */
export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** No answer from the server; `kept`: the browser holds it and sends it later. */
  | { kind: 'offline'; kept: boolean }
  /** The same draft was saved elsewhere: somebody has to choose. */
  | { kind: 'moved-on'; problem: ApiProblem }
  | { kind: 'failed'; problem: ApiProblem };

/** The server's side of it; the same requests as the drafts' routes. */
export interface DraftStore {
  begin: (item: string, content: DraftContent, key: string) => Promise<DraftSaved>;
  save: (known: KnownDraft, content: DraftContent, key: string) => Promise<DraftSaved>;
  read: (id: string) => Promise<Draft>;
  remove: (id: string) => Promise<unknown>;
}

const bodyOf = ({ answers, step, files }: DraftContent) => ({
  ...{ answers, step, writer: windowKey() },
  files: files.map(({ id, name }) => ({ id, name })),
});

export const draftStore: DraftStore = {
  begin: (item, content, key) => api.post<DraftSaved>('/api/drafts', { key, item, ...bodyOf(content) }),
  save: ({ id, revision }, content, key) =>
    api.put<DraftSaved>(path`/api/drafts/${id}`, { key, revision, ...bodyOf(content) }),
  read: (id) => api.get<Draft>(path`/api/drafts/${id}`),
  remove: (id) => api.delete(path`/api/drafts/${id}`),
};

export interface SaverOptions {
  item: string;
  /** Where the browser keeps what the server has not got. */
  place: string;
  known: KnownDraft | undefined;
  store: DraftStore;
  /** Milliseconds after the last key until it is sent, and until it is tried again when no answer came. */
  wait: number;
  again: number;
}

/** Sends what is typed a moment after the last key, one request at a time; what can't be sent is kept in the browser. */
export interface DraftSaver {
  state: () => Saving;
  subscribe: (listener: () => void) => () => void;
  /** The draft on the server, once there is one. */
  known: () => KnownDraft | undefined;
  change: (content: DraftContent) => void;
  /** Sends at once what is waiting. */
  flush: () => Promise<void>;
  /** Takes over what stands on the server; what is here is given up. */
  takeTheirs: () => Promise<Draft | undefined>;
  /** Puts what is here over what stands on the server. */
  putOurs: () => Promise<void>;
  /** Sent as an application: nothing is saved any more. */
  done: () => void;
  /** The person wants no trace left, here and on the server. */
  forget: () => Promise<void>;
}

export function draftSaver({ item, place, store, wait, again, ...options }: SaverOptions): DraftSaver {
  let known = options.known;
  let waiting: DraftContent | undefined;
  let attempt: { key: string; content: string } | undefined;
  let sending: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: Saving = { kind: 'idle' };
  const listeners = new Set<() => void>();

  const show = (next: Saving) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };
  /** The key stays while the same content is tried again: the server then does it once. */
  const keyFor = (content: DraftContent): string => {
    const text = contentOf([known, bodyOf(content)]);
    if (attempt?.content !== text) attempt = { key: newClientKey(), content: text };
    return attempt.key;
  };
  const send = async (content: DraftContent): Promise<void> => {
    show({ kind: 'saving' });
    try {
      const key = keyFor(content);
      const saved = await (known === undefined ? store.begin(item, content, key) : store.save(known, content, key));
      known = { id: saved.id, revision: saved.revision };
      if (waiting !== content) return;
      waiting = undefined;
      clearCopy(place);
      show({ kind: 'saved', at: saved.savedAt });
    } catch (error) {
      refuse(error);
    }
  };
  const refuse = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.mayRetry) {
      const kept = waiting !== undefined && keepCopy(place, { ...waiting, known });
      show({ kind: 'offline', kept });
      later(again);
    } else if (error.code === 'cases.draft-moved-on') show({ kind: 'moved-on', problem: error });
    else show({ kind: 'failed', problem: error });
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    await sending;
    if (waiting === undefined || state.kind === 'moved-on') return;
    sending = send(waiting).finally(() => {
      sending = undefined;
    });
    await sending;
    // Typed on meanwhile.
    if (waiting !== undefined && state.kind === 'saving') later(wait);
  };
  const stop = () => {
    clearTimeout(timer);
    waiting = undefined;
    clearCopy(place);
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    known: () => known,
    change: (content) => {
      waiting = content;
      keepCopy(place, { ...content, known });
      if (state.kind !== 'moved-on') later(wait);
    },
    flush,
    takeTheirs: async () => {
      if (known === undefined) return undefined;
      const theirs = await store.read(known.id);
      stop();
      known = { id: theirs.id, revision: theirs.revision };
      show({ kind: 'saved', at: theirs.savedAt });
      return theirs;
    },
    putOurs: async () => {
      if (known === undefined) return;
      const { id, revision } = await store.read(known.id);
      known = { id, revision };
      show({ kind: 'saving' });
      await flush();
    },
    done: () => {
      stop();
      show({ kind: 'idle' });
    },
    forget: async () => {
      stop();
      await sending;
      if (known !== undefined) await store.remove(known.id);
      known = undefined;
      show({ kind: 'idle' });
    },
  };
}
