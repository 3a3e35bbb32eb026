import { type Static, Type } from 'typebox';

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

export const FileParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
