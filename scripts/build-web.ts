// Builds dist/web when what it is made of has changed since the last build; otherwise takes a few milliseconds.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/web');
const stamp = join(built, 'built-from.txt');

const sources = [
  'src/web/**/*',
  'src/kit/**/*.ts',
  'src/core/**/*.contract.ts',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function hashOfBuild(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

const wanted = hashOfSources();
if (hashOfBuild() !== wanted) {
  console.log('正在生成网页…');
  const { build } = await import('vite');
  // Built beside and moved into place whole: a server that is running never reads half a build.
  const fresh = `${built}.${process.pid}`;
  const old = `${fresh}.old`;
  try {
    await build({
      root: join(root, 'src/web'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh },
    });
    writeFileSync(join(fresh, 'built-from.txt'), wanted);
    mkdirSync(built, { recursive: true });
    renameSync(built, old);
    renameSync(fresh, built);
  } catch (error) {
    // Another process that started at the same moment may have put the very same build there first.
    if (hashOfBuild() !== wanted) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
