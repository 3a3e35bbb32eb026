import { useState } from 'react';
import { clockText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import type { Saving } from './draft-saver.ts';
import './drafts.css';

interface DraftStatusProps {
  state: Saving;
  /** Shows what was saved elsewhere instead. */
  onTheirs: () => Promise<void>;
  /** Keeps what is here. */
  onOurs: () => Promise<void>;
  onAgain: () => Promise<void>;
}

/** “已保存 10:32”, beside the form; what stands in the way of saving is said and can be mended in place. */
export function DraftStatus({ state, onTheirs, onOurs, onAgain }: DraftStatusProps) {
  const [error, setError] = useState<unknown>();
  const run = (work: () => Promise<void>) => {
    setError(undefined);
    work().catch(setError);
  };
  if (state.kind === 'moved-on') {
    return (
      <Callout announce tone="warn" title={state.problem.title}>
        <p>{state.problem.detail}</p>
        <p className="row">
          <Button onClick={() => run(onTheirs)}>打开最新的</Button>
          <Button onClick={() => run(onOurs)}>用这里的代替</Button>
        </p>
        {error !== undefined && <p>{sayError(error).detail}</p>}
      </Callout>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Callout announce tone="warn" title="草稿没有存上">
        <p>{state.problem.detail}</p>
        <p>
          <Button onClick={() => run(onAgain)}>再试一次</Button>
        </p>
      </Callout>
    );
  }
  return (
    <p className="draft-status" role="status">
      {textOf(state)}
    </p>
  );
}

function textOf(state: Extract<Saving, { kind: 'idle' | 'saving' | 'saved' | 'offline' }>): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'saving':
      return '正在保存…';
    case 'saved':
      return `已保存 ${clockText(state.at)}`;
    case 'offline':
      return state.kept ? '连不上网，先存在这台手机（电脑）上，连上后自动保存' : '连不上网，还没有保存，请不要关闭本页';
  }
}
