import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DraftSaver, draftSaver, draftStore, type Saving } from './draft-saver.ts';
import type { KnownDraft } from './local-copy.ts';
import { draftsKey } from './use-drafts.ts';

/** The saver of one application being filled in, and how its saving stands; what waits is sent when the page is left. */
export function useDraftSaver(
  item: string,
  place: string,
  begun: KnownDraft | undefined,
): { saver: DraftSaver; state: Saving } {
  const client = useQueryClient();
  const [saver] = useState(() =>
    draftSaver({ item, place, known: begun, store: draftStore, wait: 1500, again: 15_000 }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  useEffect(() => {
    const now = () => void saver.flush();
    window.addEventListener('online', now);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('pagehide', now);
      void saver.flush().then(() => client.invalidateQueries({ queryKey: draftsKey }));
    };
  }, [saver, client]);
  return { saver, state };
}
