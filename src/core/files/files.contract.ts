import { type Static, Type } from 'typebox';

/** Bytes at most of one upload: a scan of a few pages; a larger one is asked for in parts. */
export const largestFile = 20 * 1024 * 1024;

export const FileView = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String({ description: '文件名' }),
    type: Type.String({ description: '类型，按内容判定，例如 image/jpeg' }),
    bytes: Type.Integer({ description: '字节数' }),
  },
  { title: 'File', additionalProperties: false },
);
export type FileView = Static<typeof FileView>;

export const CaseFileView = Type.Object(
  {
    ...FileView.properties,
    at: Type.String({ format: 'date-time' }),
    turns: Type.Integer({ minimum: 0, maximum: 3, description: '显示时顺时针转几个 90 度；原件不变' }),
  },
  { title: 'CaseFile', additionalProperties: false },
);
export type CaseFileView = Static<typeof CaseFileView>;
export const CaseFiles = Type.Object(
  { items: Type.Array(CaseFileView) },
  { title: 'CaseFiles', description: '办件的材料', additionalProperties: false },
);
export type CaseFiles = Static<typeof CaseFiles>;

export const FileTurns = Type.Object(
  { turns: Type.Integer({ minimum: 0, maximum: 3, description: '顺时针转几个 90 度' }) },
  { title: 'FileTurns', additionalProperties: false },
);
export const CaseFilesQuery = Type.Object({ case: Type.String({ format: 'uuid', description: '办件' }) });

export const FileParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
