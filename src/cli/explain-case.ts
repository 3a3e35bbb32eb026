import type { ExplainCase, Explained } from './commands/explain.ts';

/** The latest decision of a case of this installation, by its number; the read is audited as a command's. */
export const explainCase: ExplainCase = async (number) => {
  const { asJob } = await import('#core/access/index.ts');
  const { getCase, listCases } = await import('#core/cases/index.ts');
  const { DomainError } = await import('#platform/errors.ts');
  const { inOffice } = await import('./with-office.ts');
  try {
    return await inOffice(async (office) => {
      const operator = asJob(office, 'command-explain');
      const { items } = await listCases(office, operator, { number });
      const line = items.find((one) => one.number === number);
      if (line === undefined) {
        const otherwise = '情形写作 文件#名称；某一户某个月怎样判定，用 jimin replay 家庭 月份 --known now';
        return { ok: false, reason: `没有编号为 ${number} 的办件。${otherwise}` };
      }
      const { file } = await getCase(office, operator, line.id);
      return explained(`${line.itemName} · ${number} ${line.applicantName}`, file.case.decision);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, reason: `${error.title}：${error.detail}` };
  }
};

const explained = (title: string, decision: Extract<Explained, { ok: true }>['decision'] | null): Explained =>
  decision === null ? { ok: false, reason: `${title}：还没有认定结果` } : { ok: true, title, decision };
