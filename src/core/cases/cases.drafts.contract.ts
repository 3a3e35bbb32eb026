import { type Static, Type } from 'typebox';
import { ClientKey } from './cases.contract.ts';
import { CaseAnswers, named, nullable } from './items.contract.ts';

const Id = Type.String({ format: 'uuid' });
const DraftFile = Type.Object(
  { id: Id, name: Type.String({ maxLength: 200 }) },
  { title: 'DraftFile', description: '草稿里已上传的文件', ...named },
);

/** What is kept of an application that was not sent yet; nothing of it is checked. */
const content = {
  answers: CaseAnswers,
  step: nullable(Type.String({ maxLength: 60, description: '停在哪一题' })),
  files: Type.Array(DraftFile, { maxItems: 50 }),
};

const writer = Type.String({
  minLength: 8,
  maxLength: 80,
  description: '哪个窗口在填：同一窗口没有收到答复、重新打开后接着存的，不算在别处存过',
});

export const DraftToBegin = Type.Object(
  { key: ClientKey, writer, item: Type.String({ maxLength: 60 }), ...content },
  { title: 'DraftToBegin', description: '新建申请草稿', ...named },
);
export const DraftToSave = Type.Object(
  {
    key: ClientKey,
    writer,
    revision: Type.Integer({ minimum: 0, description: '所见的保存次数：在别处又存过则为409' }),
    ...content,
  },
  { title: 'DraftToSave', description: '保存申请草稿', ...named },
);

export const DraftSaved = Type.Object(
  {
    id: Id,
    revision: Type.Integer(),
    savedAt: Type.String({ format: 'date-time', description: '保存的时刻（实际时间）' }),
    expiresOn: Type.String({ format: 'date', description: '到这天仍未提交的，自动删除' }),
  },
  { title: 'DraftSaved', ...named },
);
export type DraftSaved = Static<typeof DraftSaved>;

export const DraftLine = Type.Object(
  {
    ...DraftSaved.properties,
    item: Type.String(),
    itemName: Type.String(),
    name: Type.String({ description: '申请人姓名；还没有填的为空' }),
  },
  { title: 'DraftLine', ...named },
);
export type DraftLine = Static<typeof DraftLine>;
export const DraftLines = Type.Object(
  { items: Type.Array(DraftLine) },
  { title: 'DraftLines', description: '本人没有提交的申请', ...named },
);
export type DraftLines = Static<typeof DraftLines>;

export const Draft = Type.Object(
  {
    ...DraftLine.properties,
    ...content,
    outdated: Type.Boolean({ description: '申请表在保存之后改过' }),
  },
  { title: 'Draft', description: '没有提交的申请', ...named },
);
export type Draft = Static<typeof Draft>;

export const DraftParams = Type.Object({ id: Id });
