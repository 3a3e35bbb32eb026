import type { TestDatabase } from './test-database.ts';

/** 安岳县 with two of its towns and two places of the first: for tests to which the whole county would be too much. */
export const addFewDivisions = ({ asSuperuser }: Pick<TestDatabase, 'asSuperuser'>) =>
  asSuperuser(`
    insert into division (code, name, level, kind, parent, valid_from, source, source_date) values
      ('512021000000', '安岳县', 'county', '县', '512000000000', '1900-01-01', '测试', '2023-06-30'),
      ('512021100000', '岳阳镇', 'town', '镇', '512021000000', '1900-01-01', '测试', '2023-06-30'),
      ('512021100007', '土地堂社区', 'village', '社区', '512021100000', '1900-01-01', '测试', '2023-06-30'),
      ('512021100201', '石鼓村', 'village', '村', '512021100000', '1900-01-01', '测试', '2023-06-30'),
      ('512021101000', '鸳大镇', 'town', '镇', '512021000000', '1900-01-01', '测试', '2023-06-30')`);
