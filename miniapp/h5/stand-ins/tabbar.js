// Our tab bar is part of each page (src/ui/tab-bar.tsx): Taro's own stays out of the bundle.
export function initTabbar() {}
