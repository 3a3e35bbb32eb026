/** How the papers are cited; one place, so that a letter and a guide name them alike. */
export const law = {
  assistance: '《社会救助暂行办法》（国务院令第649号）',
  confirmation: '《最低生活保障审核确认办法》（民发〔2021〕57号）',
  sichuan: '四川省最低生活保障工作规程',
  layered: '《关于加强低收入人口动态监测做好分层分类社会救助工作的意见》（国办发〔2023〕39号）',
  recognition: '民办函〔2024〕31号（低收入人口认定）',
  rigid: '四川省刚性支出困难家庭认定办法（川民规〔2025〕1号）',
  review: '《中华人民共和国行政复议法》（2023年修订）',
  litigation: '《中华人民共和国行政诉讼法》',
} as const;
