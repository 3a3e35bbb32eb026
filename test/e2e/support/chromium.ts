import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../.cache', import.meta.url));
const require = createRequire(import.meta.url);

/** How to launch the browser that came with npm. */
export interface ChromiumLaunch {
  executablePath: string;
  env: Record<string, string>;
  args: string[];
}

/**
 * Unpacks the browser of @sparticuz/chromium once into `.cache/`, with Chinese fonts from npm, so that browser tests
 * need nothing installed. Debian without libnss3 gets the libraries the package brings for other systems.
 */
export async function prepareChromium(): Promise<ChromiumLaunch> {
  const folder = join(cache, `chromium-${versionOf('@sparticuz/chromium')}`);
  if (!existsSync(folder)) await unpack(folder);
  const fonts = writeFontsConfig(join(cache, 'fonts'));
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const libraries = join(folder, 'al2023/lib');
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...env,
      // Without a locale the browser calls every download with a Chinese name “download”.
      LC_ALL: 'C.UTF-8',
      FONTCONFIG_FILE: fonts,
      FONTCONFIG_PATH: dirname(fonts),
      ...(existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}),
    },
    // Hinting differs from machine to machine; without it pictures and line breaks are the same everywhere.
    args: ['--font-render-hinting=none', '--disable-webgl'],
  };
}

/**
 * The package unpacks into the temporary folder of the system and takes whatever lies there already, even another
 * version or half a file of a run that was killed: it gets a folder of its own, moved into place when it is whole.
 */
async function unpack(folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  process.env.TMPDIR = fresh;
  // This is how the package is told to bring its libraries too.
  if (!hasLibrary('libnss3.so')) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(fresh, { recursive: true, force: true });
  }
}

function versionOf(name: string): string {
  const { version }: { version: string } = require(join(dirname(require.resolve(name)), '../../package.json'));
  return version;
}

function hasLibrary(name: string): boolean {
  for (const ldconfig of ['ldconfig', '/sbin/ldconfig']) {
    try {
      return execFileSync(ldconfig, ['-p'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(name);
    } catch {
      // Not on the path of an ordinary user: the next place.
    }
  }
  return false;
}

function writeFontsConfig(folder: string): string {
  const faces = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui']
    .map(
      (name) => `<alias binding="same"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    )
    .join('\n  ');
  const file = join(folder, 'fonts.conf');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(faces, '400Regular')}</dir>
  <dir>${join(faces, '700Bold')}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${aliases}
</fontconfig>
`,
  );
  return file;
}
