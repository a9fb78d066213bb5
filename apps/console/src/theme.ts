// antd dressed in the brand's palette: paper ground, fine lines, no blue, hardly a shadow.
import { type ThemeConfig, theme } from 'antd';
import { type Palette, dark, light } from './palette';

const SANS = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';

const SHADOW = '0 8px 28px rgba(31, 28, 25, 0.08)';

/** antd's tokens for the mode and for those who asked their system for less motion. */
export function themeOf(isDark: boolean, isStill: boolean): ThemeConfig {
  const palette = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...tokensOf(palette), motion: !isStill },
    components: componentsOf(palette),
  };
}

function tokensOf(palette: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: palette.accent,
    colorInfo: palette.mark,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.bad,
    colorLink: palette.accentText,
    colorText: palette.ink,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: palette.muted,
    colorTextLightSolid: palette.onAccent,
    colorBgLayout: palette.paper,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.raised,
    colorBgMask: 'rgba(31, 28, 25, 0.4)',
    colorBorder: palette.line,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    controlItemBgHover: palette.wash,
    controlItemBgActive: palette.wash,
    controlItemBgActiveHover: palette.wash,
    controlHeight: 36,
    borderRadius: 6,
    borderRadiusLG: 10,
    fontFamily: SANS,
    fontSize: 14,
    boxShadow: SHADOW,
    boxShadowSecondary: SHADOW,
    lineWidthFocus: 2,
  };
}

function componentsOf(palette: Palette): NonNullable<ThemeConfig['components']> {
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Tabs: {
      itemSelectedColor: palette.ink,
      itemHoverColor: palette.ink,
      itemColor: palette.muted,
      inkBarColor: palette.accentText,
      titleFontSize: 15,
    },
    Modal: { titleFontSize: 20, contentBg: palette.raised, headerBg: palette.raised },
    Input: borders(palette),
    Select: { ...borders(palette), optionSelectedBg: palette.wash, optionSelectedColor: palette.ink },
    Progress: { defaultColor: palette.accentText, remainingColor: palette.line },
    // The days of the months beside the open one.
    DatePicker: { ...borders(palette), colorTextDisabled: palette.muted },
  };
}

/** A field that is being filled in stands out in both modes. */
const borders = ({ accentText, mark }: Palette) => ({
  activeBorderColor: accentText,
  hoverBorderColor: mark,
  activeShadow: 'none',
});
