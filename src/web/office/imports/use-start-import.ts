import { useRef } from 'react';
import type { ImportStarted } from '#core/feeds/feeds.contract.ts';
import type { FileView } from '#core/files/files.contract.ts';
import { api } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { importsKey } from './use-import.ts';

/** Stores the file and has it read. Pressed again after no answer came, the stored file is not sent once more. */
export function useStartImport(onStarted: (started: ImportStarted) => void) {
  const stored = useRef(new WeakMap<File, string>());
  return useWrite<{ feed: string; file: File }, ImportStarted>(
    async ({ feed, file }, key) => {
      const id = stored.current.get(file) ?? (await store(file));
      stored.current.set(file, id);
      return api.post<ImportStarted>('/api/imports', { feed, file: id, key });
    },
    { refresh: [[importsKey]], onSuccess: onStarted },
  );
}

async function store(file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  return (await api.post<FileView>('/api/files', form)).id;
}
