import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Names the law gives to benefits, classes and people: whoever writes one here has put law where none belongs. */
const words = [
  ...[
    '低保',
    '最低生活保障',
    '特困',
    '五保',
    '单人户',
    '边缘家庭',
    '刚性支出',
    '渐退',
    '分类施保',
    '临时救助',
    '社会救助',
  ],
  ...['残疾', '重病', '孤儿', '事实无人', '困境儿童', '留守', '赡养', '抚养', '高龄', '优抚', '宗教', '服刑', '戒毒'],
  ...['可支配收入', '养老金', '承包土地', '殡葬', '收养', '流浪'],
];
const pinyin = /\b(dibao|tekun|hukou|wubao|guer|chengxiang)\b/i;

const sources = ['kit', 'platform', 'core'].flatMap((part) =>
  globSync(`src/${part}/**/*.{ts,sql,md}`, { cwd: root, exclude: ['**/*.test.ts'] }),
);

describe('引擎里没有法', () => {
  it('看得到引擎的文件', () => {
    expect(sources.length).toBeGreaterThan(200);
  });

  it('kit、platform、core 里没有一个法上的名称，注释里的例子也没有', () => {
    const found = sources.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const word = words.find((one) => line.includes(one)) ?? pinyin.exec(line)?.[0];
          return word === undefined ? [] : [`${path}:${index + 1} ${word}`];
        }),
    );
    expect(found).toEqual([]);
  });
});
