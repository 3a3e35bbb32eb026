import { defineError, type NoFacts } from '#platform/errors.ts';

const saveAsXlsx = '请在 Excel 或 WPS 中打开，用“另存为”选择“Excel 工作簿（*.xlsx）”，再上传新文件';

export const OldWorkbookFormat = defineError<NoFacts>(
  'spreadsheet.old-format',
  'invalid',
  '文件是旧版 xls 格式',
  () => `旧版 xls、et 格式读不了。${saveAsXlsx}`,
);
export const WorkbookLocked = defineError<NoFacts>(
  'spreadsheet.locked',
  'invalid',
  '文件设了打开密码',
  () => '请在 Excel 或 WPS 中打开，取消“用密码进行加密”，保存后再上传',
);
export const NotAWorkbook = defineError<{ found: string }>(
  'spreadsheet.not-a-workbook',
  'invalid',
  '不是 Excel 工作簿',
  ({ found }) => `这个文件其实是${found}，不是 xlsx 工作簿。${saveAsXlsx}`,
);
export const WorkbookDamaged = defineError<{ part: string; reason: string }>(
  'spreadsheet.damaged',
  'invalid',
  '工作簿已损坏',
  ({ part, reason }) => `${part}读不出来（${reason}）。请在 Excel 或 WPS 中打开确认内容完整，另存为新文件后再上传`,
);
export const WorkbookTooLarge = defineError<{ megabytes: number }>(
  'spreadsheet.too-large',
  'invalid',
  '工作簿太大',
  ({ megabytes }) => `解开后超过 ${megabytes} MB。请删去图片和不用的工作表、清除空白区域的格式，或分成几个文件上传`,
);
export const TooManyRows = defineError<{ sheet: string; limit: number }>(
  'spreadsheet.too-many-rows',
  'invalid',
  '行数超过上限',
  ({ sheet, limit }) => `工作表“${sheet}”有内容的行超过 ${limit} 行，请按乡镇或按村分成几个文件上传`,
);
export const TooManyCells = defineError<{ sheet: string; limit: number }>(
  'spreadsheet.too-many-cells',
  'invalid',
  '格子数超过上限',
  ({ sheet, limit }) => `工作表“${sheet}”有内容的格子超过 ${limit} 个，请删去不用的列，或分成几个文件上传`,
);
export const HeaderNotFound = defineError<{ wanted: readonly string[]; rows: number }>(
  'spreadsheet.header-not-found',
  'invalid',
  '没有找到表头',
  ({ wanted, rows }) => `各工作表的前 ${rows} 行里没有找到表头。表头应有这些列：${wanted.join('、')}`,
);
