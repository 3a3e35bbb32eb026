import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { type Paper, usePapersOf } from './use-papers.ts';

const Papers = createContext<ReadonlyMap<string, Paper>>(new Map());

/** Around what shows the papers of a case, so that they are called by their names. */
export function PapersOfCase({ id, may, children }: { id: string; may: boolean; children: ReactNode }) {
  const papers = usePapersOf(id, may).data;
  const byId = useMemo(() => new Map(papers?.items.map((paper) => [paper.id, paper])), [papers]);
  return <Papers.Provider value={byId}>{children}</Papers.Provider>;
}

/** Papers by name; each opens in the page. */
export function PaperLinks({ ids }: { ids: readonly string[] }) {
  const papers = useContext(Papers);
  const [shown, setShown] = useState<string>();
  return (
    <>
      {ids.map((id, index) => {
        const name = papers.get(id)?.name ?? `文件 ${index + 1}`;
        return (
          <Button key={id} kind="link" className="paper-link" onClick={() => setShown(id)}>
            {name}
          </Button>
        );
      })}
      {shown !== undefined && (
        <PaperPreview id={shown} among={ids} onShow={setShown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
