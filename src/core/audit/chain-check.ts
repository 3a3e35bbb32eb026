import { type ChainLink, emptyHead, type Head, hashOf, sealOf } from './audit.ts';

/** `changed` a row, `missing` a row or link, `moved` rows or links, `unlinked` a row that lost its link, `cut` the end. */
export type FaultKind = 'changed' | 'missing' | 'moved' | 'unlinked' | 'cut';

export interface ChainFault {
  readonly kind: FaultKind;
  /** Place in the chain, where there is one. */
  readonly position: number | null;
  /** The row's own number. */
  readonly seq: number | null;
  /** Chinese, for whoever has to look into it. */
  readonly message: string;
}

export type ChainReport =
  | { readonly ok: true; readonly entries: number; readonly head: Head }
  | { readonly ok: false; readonly fault: ChainFault };

/** Walks a chain link by link; `take` gives the first thing that is wrong. */
export interface ChainCheck {
  take(link: ChainLink): ChainFault | undefined;
  /** What only shows at the end: an anchor that lies beyond it. */
  finish(): ChainFault | undefined;
  head(): Head;
}

const advice = '请立即保全数据库与备份，并报告主管领导和公安机关网安部门。';

export function fault(kind: FaultKind, position: number | null, seq: number | null, what: string): ChainFault {
  return { kind, position, seq, message: `${what}${advice}` };
}

/** `anchor` is a head that was printed or sent away earlier. */
export function checkChain(key: Buffer, anchor?: Head): ChainCheck {
  let head = emptyHead;

  const faultOf = ({ position, hash, entry }: ChainLink): ChainFault | undefined => {
    const due = head.position + 1;
    if (position !== due) return fault('missing', due, null, `审计链缺少第 ${due} 环（下一环是第 ${position} 环）。`);
    if (entry === undefined) return fault('missing', position, null, `审计链第 ${position} 环所指的审计记录已被删除。`);
    const { seq, at, action } = entry;
    const row = `审计记录 ${seq} 号（第 ${position} 环，${at}，${action}）`;
    if (!sealOf(key, entry).equals(entry.seal)) return fault('changed', position, seq, `${row}的内容被改动过。`);
    if (!hashOf(head.hash, position, entry).equals(hash)) {
      return fault('moved', position, seq, `${row}与前一环接不上：记录被调换、重排，或此前有记录被删除。`);
    }
    if (position === anchor?.position && !hash.equals(anchor.hash)) {
      return fault('moved', position, seq, `第 ${position} 环与此前留存的链尾不一致：整条链被重写过。`);
    }
    return undefined;
  };

  return {
    take(link) {
      const found = faultOf(link);
      head = { position: link.position, hash: link.hash };
      return found;
    },
    finish() {
      if (anchor === undefined || head.position >= anchor.position) return undefined;
      const what = `审计链只到第 ${head.position} 环，而此前留存的链尾是第 ${anchor.position} 环：末尾的记录被删除。`;
      return fault('cut', anchor.position, null, what);
    },
    head: () => head,
  };
}
