import { describe, expect, it } from 'vitest';
import { defineFeed, type Feed, type FeedColumn } from './feed.ts';

const text = (key: string): FeedColumn => ({
  key,
  name: key,
  headers: [key],
  type: 'text',
  required: true,
  household: true,
});
const relation: FeedColumn = {
  ...text('relation'),
  type: 'choice',
  household: false,
  words: { 户主: '01', 本人: '01', 配偶: '10' },
  names: [
    { code: '01', name: '户主' },
    { code: '10', name: '配偶' },
  ],
};
const feed: Feed = {
  key: 'ledger',
  name: '台账',
  source: '县民政局',
  columns: [text('town'), text('village'), relation],
  place: { town: 'town', village: 'village' },
  relation: 'relation',
  read: () => ({ ok: false, faults: [] }),
};
const withRelation = (change: Partial<FeedColumn>) => () =>
  defineFeed({ ...feed, columns: [text('town'), text('village'), { ...relation, ...change }] });

describe('一种台账的定义', () => {
  it('每个代码有名称，名称本身也填得进表格', () => {
    expect(defineFeed(feed)).toBe(feed);
    expect(withRelation({ names: [{ code: '01', name: '户主' }] })).toThrow('“配偶”的代码 10 没有名称');
    expect(withRelation({ words: { 本人: '01', 配偶: '10' } })).toThrow('名称“户主”填不进表格');
  });

  it('成员关系取自一列有代码的内容', () => {
    expect(() => defineFeed({ ...feed, relation: 'town' })).toThrow('relation 里的 town 不是 choice 列');
  });

  it('乡镇和村的列要存在', () => {
    expect(() => defineFeed({ ...feed, place: { town: 'town', village: 'hamlet' } })).toThrow(
      'place 里的列 hamlet 不存在',
    );
  });
});
