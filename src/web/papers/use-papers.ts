import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseFiles, CaseFileView } from '#core/files/files.contract.ts';
import { api, path } from '#web/lib/api.ts';

export type Paper = CaseFileView;

const papersKey = ['papers'] as const;

/** What is attached to a case. */
export function usePapersOf(officeCase: string, enabled: boolean) {
  return useQuery({
    queryKey: [...papersKey, 'case', officeCase],
    queryFn: ({ signal }) => api.get<CaseFiles>('/api/files', { case: officeCase }, signal),
    enabled,
  });
}

/** One file: its name, type and how it is shown. */
export function usePaper(id: string) {
  return useQuery({
    queryKey: [...papersKey, id],
    queryFn: ({ signal }) => api.get<Paper>(path`/api/files/${id}/about`, {}, signal),
  });
}

/** Turns a scan for all who look at it; the file itself stays as it came. */
export function useTurnPaper(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (turns: number) => api.put(path`/api/files/${id}/turns`, { turns }),
    onMutate: (turns) => {
      client.setQueryData<Paper>([...papersKey, id], (paper) => (paper === undefined ? paper : { ...paper, turns }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: papersKey }),
  });
}
