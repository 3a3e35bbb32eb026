import { path } from '#web/lib/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { type Paper, usePaper, useTurnPaper } from './use-papers.ts';
import './papers.css';

interface PaperPreviewProps {
  id: string;
  /** Of a case: the others, to leaf through. */
  among?: readonly string[];
  onShow?: (id: string) => void;
  onClose: () => void;
}

/** A scan or photograph in the page: seen, turned upright, leafed through, without leaving what one is working on. */
export function PaperPreview({ id, among = [], onShow, onClose }: PaperPreviewProps) {
  const paper = usePaper(id);
  const at = among.indexOf(id);
  const [before, after] = [among[at - 1], among[at + 1]];
  return (
    <Dialog wide title={paper.data?.name ?? '材料'} onClose={onClose}>
      <QueryView query={paper} what="材料">
        {(shown) => <Shown key={shown.id} paper={shown} />}
      </QueryView>
      <div className="dialog-actions">
        {at >= 0 && among.length > 1 && onShow !== undefined && (
          <>
            <Button disabled={before === undefined} onClick={() => before !== undefined && onShow(before)}>
              上一份
            </Button>
            <span className="soft">
              第 {at + 1} 份，共 {among.length} 份
            </span>
            <Button disabled={after === undefined} onClick={() => after !== undefined && onShow(after)}>
              下一份
            </Button>
          </>
        )}
        <a className="button" href={path`/api/files/${id}`} target="_blank" rel="noreferrer">
          看原件
        </a>
        <Button onClick={onClose}>关闭</Button>
      </div>
    </Dialog>
  );
}

function Shown({ paper }: { paper: Paper }) {
  const turn = useTurnPaper(paper.id);
  const address = path`/api/files/${paper.id}`;
  if (!paper.type.startsWith('image/')) {
    return paper.type === 'application/pdf' ? (
      <iframe className="paper-pdf" src={address} title={paper.name} />
    ) : (
      <p>这种文件不能在页面里看，请点“看原件”下载后打开。</p>
    );
  }
  const turnBy = (quarters: number) => turn.mutate((paper.turns + quarters + 4) % 4);
  return (
    <div className="paper">
      <div className="paper-sheet">
        <img src={address} alt={paper.name} data-turns={paper.turns} />
      </div>
      <div className="row">
        <Button busy={turn.isPending} onClick={() => turnBy(-1)}>
          向左转
        </Button>
        <Button busy={turn.isPending} onClick={() => turnBy(1)}>
          向右转
        </Button>
        <span className="soft" role="status">
          {paper.turns === 0 ? '' : '已转正，别人看到的也是这样；原件没有改动'}
        </span>
      </div>
      {turn.error !== null && (
        <p className="field-fault" role="alert">
          {sayError(turn.error).detail}
        </p>
      )}
    </div>
  );
}
