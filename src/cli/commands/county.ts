import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

interface InitOptions {
  name: string;
  admin: string;
  adminName: string;
  json?: true;
}

/** A county of one's own: an empty real one on DATABASE_URL, or the practice county without starting the server. */
export function registerCounty(program: Command, io: CommandIo): void {
  const county = program.command('county').description('正式县的建立');
  county
    .command('init')
    .description('在 DATABASE_URL 的空数据库上建立一个正式县和它的系统管理员（口令放在 JIMIN_PASSWORD）')
    .argument('<代码>', '六位县级区划代码，如 512021')
    .requiredOption('--name <县名>', '如 安岳县')
    .requiredOption('--admin <用户名>', '系统管理员的用户名')
    .requiredOption('--admin-name <姓名>', '系统管理员的姓名')
    .option('--json', '以 JSON 输出')
    .action((code: string, options: InitOptions) => init(code, options, io));
  program
    .command('practice')
    .description('建立演练县（与首次 npm start 相同），并列出演练账号')
    .option('--json', '以 JSON 输出')
    .action((options: { json?: true }) => practice(options, io));
}

async function init(code: string, options: InitOptions, io: CommandIo): Promise<void> {
  const { readConfig } = await import('#platform/config.ts');
  const { DomainError } = await import('#platform/errors.ts');
  const { asJob, createUser } = await import('#core/access/index.ts');
  const { openOffice } = await import('#server/office.ts');
  const refuse = (reason: string): void => answer(io, options.json, { ok: false, reason }, '');
  if (!/^\d{6}$/.test(code)) return refuse(`县代码须是六位数字，现为“${code}”`);
  const password = process.env.JIMIN_PASSWORD;
  if (password === undefined) return refuse('请把系统管理员的口令放在环境变量 JIMIN_PASSWORD 里');
  try {
    const config = await readConfig({ JIMIN_LOG: 'warn', ...process.env });
    if (config.databaseUrl === undefined) return refuse('正式县要有自己的数据库：请设置 DATABASE_URL');
    const { name } = options;
    const create = { practice: false, county: code, name, bureau: `${name}民政局`, government: `${name}人民政府` };
    const office = await openOffice(config, { exclusive: false, create });
    try {
      const post = {
        kind: 'administrator',
        scope: code,
        domains: ['assistance'],
        from: office.clock.today(),
        to: null,
      };
      await createUser(office, asJob(office, 'county-init'), {
        login: options.admin,
        name: options.adminName,
        password,
        post,
      });
      answer(
        io,
        options.json,
        { ok: true },
        `${name} 已建立。用 npm start 启动，以 ${options.admin} 登录后建立其他用户。`,
      );
    } finally {
      await office.close();
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refuse(`${error.title}：${error.detail}`);
  }
}

async function practice(options: { json?: true }, io: CommandIo): Promise<void> {
  const { practiceAccounts, practicePassword } = await import('#server/practice/accounts.ts');
  const { makePracticeCounty } = await import('#server/practice/county.ts');
  const { taskHandlers } = await import('#server/tasks.ts');
  const { withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    if (!office.installation.practice) {
      return answer(io, options.json, { ok: false, reason: '这是正式县的数据库，不能建立演练县' }, '');
    }
    await office.jobs.start(taskHandlers(office));
    await makePracticeCounty(office, (line) => io.err(line));
    const lines = practiceAccounts.map((account) => `${account.login.padEnd(12)}${account.title}`);
    const told = { ok: true, password: practicePassword, accounts: practiceAccounts, today: office.clock.today() };
    answer(io, options.json, told, [`业务日期 ${told.today}，密码均为 ${practicePassword}`, ...lines].join('\n'));
  });
}
