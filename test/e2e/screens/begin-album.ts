import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { album } from './album.ts';
import { albumFolder, fileOf, views } from './take.ts';

const letters = {
  'letter-grant.jpg': '确认通知书',
  'letter-refusal.jpg': '不予确认通知书',
  'notice-sheet.jpg': '张贴用的公示单',
};

/** Writes the list of the album and throws out what is no longer in it. */
export default function beginAlbum(): void {
  const readme = contents();
  mkdirSync(albumFolder, { recursive: true });
  for (const file of readdirSync(albumFolder)) {
    if (!readme.includes(`(${file})`)) rmSync(join(albumFolder, file));
  }
  writeFileSync(join(albumFolder, 'README.md'), readme);
}

function contents(): string {
  const parts = Object.values(album).map(({ title, pictures }) =>
    [`## ${title}`, '', ...Object.entries(pictures).map(([name, caption]) => line(name, caption)), ''].join('\n'),
  );
  const papers = Object.entries(letters).map(([file, caption]) => `- [${caption}](${file})`);
  return [
    '# 界面图集 · Screens',
    '',
    '演练县（人员均为虚构）里每一页的样子，由 `npm run screens` 重新拍摄。很长的页只拍上面一段。',
    'Every page of the practice county; taken again by `npm run screens`.',
    '',
    ...parts,
    '## 文书和公示单（第一页）',
    '',
    ...papers,
    '',
  ].join('\n');
}

function line(name: string, caption: string): string {
  const links = Object.entries(views).map(([view, { name: size }]) => `[${size}](${fileOf(view, name)})`);
  return `- ${caption}：${links.join(' · ')}`;
}
