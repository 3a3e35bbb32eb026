import type { ItemPage } from '#core/cases/items.contract.ts';
import { path } from '#web/lib/api.ts';

/** Papers that people sign by hand, to be printed before anything is filled in. */
export function BlankPapers({ item }: { item: ItemPage }) {
  const papers = [
    ...(item.entrustment === null ? [] : [{ key: 'entrustment', name: '空白委托书' }]),
    ...(item.authorisation === null ? [] : [{ key: 'authorisation', name: '空白核对授权书' }]),
  ];
  if (papers.length === 0) return null;
  return (
    <p className="row">
      <span className="soft">打印后请本人手签：</span>
      {papers.map(({ key, name }) => (
        <a key={key} href={path`/api/items/${item.key}/papers/${key}`} target="_blank" rel="noreferrer">
          {name}（PDF）
        </a>
      ))}
    </p>
  );
}
