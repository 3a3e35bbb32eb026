import { useMemo } from 'react';
import type { DivisionChildren, DivisionDetail } from '#core/divisions/divisions.contract.ts';
import type { FileView } from '#core/files/files.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useMe } from '#web/lib/use-me.ts';
import type { FormServices, Named } from './form-services.tsx';

const nobody: readonly Named[] = [];

/** What inputs ask of the server, the same at every desk and phone. `people` are those of the case, `files` those a draft names. */
export function useFormServices(people = nobody, files = nobody): FormServices {
  const county = useMe().data?.county.code ?? '';
  return useMemo(
    () => ({
      divisionsUnder: async (code) => (await divisionsUnder(code ?? `${county}000000`)).items,
      divisionName: async (code) => (await api.get<DivisionDetail>(path`/api/divisions/${code}`)).pathName,
      upload: uploadFile,
      files,
      people,
    }),
    [county, people, files],
  );
}

/** The divisions right under a code of twelve digits, as of the business date. */
export function divisionsUnder(code: string): Promise<DivisionChildren> {
  return api.get<DivisionChildren>(path`/api/divisions/${code}/children`);
}

/** Stores a file and gives its id. @throws ApiProblem whose detail says what is wrong with the file */
function uploadFile(file: File): Promise<FileView> {
  const body = new FormData();
  body.append('file', file);
  return api.post<FileView>('/api/files', body);
}
