// The rules of the house that no linter knows: import direction, file length, comments on tables, paths in our Markdown.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Core modules, leftmost first: each may import only those to its left. */
const coreOrder = [
  'audit',
  'access',
  'divisions',
  'parameters',
  'people',
  'files',
  'letters',
  'notices',
  'feeds',
  'registers',
  'benefits',
  'cases',
  'payments',
  'decisions',
  'watch',
  'figures',
  'exchange',
];

const faults: string[] = [];
const sources = globSync([
  'src/**/*.ts',
  'src/**/*.tsx',
  'test/**/*.ts',
  'bench/**/*.ts',
  'scripts/**/*.ts',
  'examples/**/*.ts',
]).map((path) => path.replaceAll('\\', '/'));
if (sources.length < 50) faults.push(`只看到 ${sources.length} 个源文件：检查本身失灵了`);

const importsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => target ?? '');

const resolve = (path: string, target: string): string | undefined => {
  if (target.startsWith('.')) return normalize(join(dirname(path), target)).replaceAll('\\', '/');
  return target.startsWith('#test/')
    ? `test/${target.slice(6)}`
    : target.startsWith('#')
      ? `src/${target.slice(1)}`
      : undefined;
};

const partOf = (path: string): string => path.split('/')[1] ?? '';
const moduleOf = (path: string): string => path.split('/')[2] ?? '';

/** What each part may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  platform: ['kit'],
  core: ['kit', 'platform'],
  catalogue: ['kit'],
  server: ['kit', 'platform', 'core', 'catalogue'],
  cli: ['kit', 'platform', 'core', 'catalogue', 'server'],
  web: ['kit'],
};

let seenImports = 0;
for (const path of sources) {
  const isTest =
    path.endsWith('.test.ts') ||
    path.startsWith('test/') ||
    path.startsWith('bench/') ||
    path.startsWith('scripts/') ||
    path.startsWith('examples/');
  const lines = readFileSync(path, 'utf8').split('\n').length - 1;
  if (lines > 300) faults.push(`${path} 有 ${lines} 行：按主题拆分，每个文件不超过 300 行`);
  if (isTest) continue;
  const [part, from] = [partOf(path), moduleOf(path)];
  const allowed = mayImport[part];
  if (allowed === undefined) continue;
  for (const target of importsOf(path)) {
    const to = resolve(path, target);
    if (to === undefined || !to.startsWith('src/')) continue;
    seenImports += 1;
    const toPart = partOf(to);
    if (!/\.(ts|tsx|yaml|css|mjs)$/.test(to) && !existsSync(to)) faults.push(`${path} 引用了不存在的 ${target}`);
    if (toPart !== part) {
      const contractOnly = part === 'web' && toPart === 'core' && to.endsWith('.contract.ts');
      if (!allowed.includes(toPart) && !contractOnly)
        faults.push(`${path} 不得引用 ${target}：方向是 kit ← platform ← core，catalogue 只引用 kit`);
    }
    if (part === 'core' && toPart === 'core' && from !== moduleOf(to)) {
      if (coreOrder.indexOf(moduleOf(to)) > coreOrder.indexOf(from))
        faults.push(`${path} 不得引用右边的模块 ${moduleOf(to)}`);
      if (!to.endsWith('/index.ts') && !to.endsWith('.contract.ts'))
        faults.push(`${path} 只能从 ${moduleOf(to)}/index.ts 引用`);
    }
  }
}
if (seenImports < 100) faults.push(`只看到 ${seenImports} 处引用：检查本身失灵了`);

for (const path of sources.filter((one) => /^src\/core\/[^/]+\//.test(one))) {
  if (!coreOrder.includes(moduleOf(path))) faults.push(`core 里有未列入次序的模块 ${moduleOf(path)}`);
}

const markdown = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md']);
for (const path of markdown) {
  const text = readFileSync(path, 'utf8');
  for (const [, link] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (link === undefined || /^[a-z]+:/.test(link)) continue;
    if (!existsSync(join(dirname(path), link))) faults.push(`${path} 指向不存在的 ${link}`);
  }
  for (const [, code] of text.matchAll(/`((?:src|docs|test|bench|migrations|scripts)\/[A-Za-z0-9_./-]+)`/g)) {
    if (code !== undefined && !existsSync(code)) faults.push(`${path} 提到不存在的 ${code}`);
  }
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`房规：${sources.length} 个文件、${seenImports} 处引用，全部合规`);
