import type { ThemeConfig } from 'antd';
import { fontFamily, palette } from './palette.ts';

/** antd in the colours and sizes of the house, so that its tables and menus sit beside our own inputs. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.primary,
    colorLink: palette.primary,
    colorLinkHover: palette.primaryStrong,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.danger,
    colorInfo: palette.primary,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextDescription: palette.inkSoft,
    colorTextPlaceholder: palette.inkSoft,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.paper,
    borderRadius: 4,
    controlHeight: 36,
    fontSize: 15,
    fontFamily,
    motion: false,
  },
};
