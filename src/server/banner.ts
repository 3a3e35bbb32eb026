import type { Office } from './office.ts';
import { practiceAccounts, practicePassword } from './practice/accounts.ts';

type Started = { office: Office; host: string; port: number; tls: boolean; milliseconds: number };

const isLocal = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host);

/** What the screen says once the server is ready: where it is, who can sign in, and whether phones can reach it safely. */
export const banner = ({ office, host, port, tls, milliseconds }: Started): string => {
  const address = `${tls ? 'https' : 'http'}://${isLocal(host) || host === '0.0.0.0' ? 'localhost' : host}:${port}`;
  const { practice, name } = office.installation;
  const lines = [
    '',
    `  济民 · ${name}${practice ? '（演练县，人员均为虚构）' : ''}`,
    `  ${address}          群众办事`,
    `  ${address}/office   工作人员`,
    '',
  ];
  if (practice) {
    lines.push(`  业务日期 ${office.clock.today()}    演练账号（密码均为 ${practicePassword}）：`);
    for (const account of practiceAccounts) lines.push(`    ${account.login.padEnd(12)}${account.title}`);
    lines.push(`  群众登录的验证码在 ${address}/outbox`, '');
  }
  if (!isLocal(host) && !tls) {
    lines.push(
      '  注意：没有启用 HTTPS，手机经网络访问会明文传输。请设置 JIMIN_TLS_CERT 和 JIMIN_TLS_KEY，或放在 HTTPS 代理之后。',
      '',
    );
  }
  lines.push(`  用时 ${(milliseconds / 1000).toFixed(1)} 秒就绪。按 Ctrl+C 停止，数据保留。`);
  return lines.join('\n');
};
