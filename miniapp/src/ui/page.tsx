import { View } from '@tarojs/components';
import { usePageScroll } from '@tarojs/taro';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isH5 } from '@/platform/env';
import { learnMe, useLearning } from '@/platform/me';
import { navBox } from '@/platform/nav-box';
import { useNetwork } from '@/platform/network';
import { useLook } from '@/platform/settings';
import { firstPageShown } from '@/platform/start';
import { useGate, type Gate, type Needs } from './use-gate';
import { a11y } from './a11y';
import { ActingBanner } from './acting-banner';
import { Band } from './band';
import { cx } from './cx';
import { ErrorState } from './error-state';
import { InBody } from './in-body';
import { NavBar } from './nav-bar';
import { NoPermission } from './no-permission';
import { OfflineBanner } from './offline-banner';
import { PageCopy } from './page-copy';
import { SignInState } from './sign-in-state';
import { Skeleton } from './skeleton';
import { Tabs } from './tabs';
import type { TabKey } from './tab-bar';

interface Props {
  /** At most 8 characters. */
  title: string;
  children: ReactNode;
  /** One of the five rooms: shows the tab bar and no way back. */
  tab?: TabKey;
  /** Who may see it: anybody, who is signed in, who belongs to the village, or who holds one of these roles. */
  needs?: Needs;
  /** On cloth, under the navigation, down to the band: the one number or word of the page. */
  head?: ReactNode;
  /** Under the navigation, from the very top: a product's picture. */
  picture?: ReactNode;
  /** A BottomBar. */
  bottom?: ReactNode;
  /** The whole page on cloth: a slip. */
  cloth?: boolean;
  /** The title in serif: the village's name. */
  serif?: boolean;
  /** A desk for a wide screen: no gutter, no limit of width. */
  wide?: boolean;
  /** A DeskRail: the rooms of a desk. On a wide screen it takes the place of the navigation; only where the gate is open. */
  rail?: ReactNode;
}

const movedPx = 12;

/**
 * The root view of every page: size and theme, navigation, offline banner, gate, bottom bar or tab bar. What the page
 * shows of the server's goes into QueryView.
 */
export function Page({
  title,
  children,
  tab,
  needs = 'signed-in',
  head,
  picture,
  bottom,
  cloth,
  serif,
  wide,
  rail,
}: Props) {
  const look = useLook();
  const online = useNetwork((s) => s.online);
  const gate = useGate(needs);
  const [moved, setMoved] = useState(false);
  const { report, copyAt } = useCopies();
  usePageScroll(({ scrollTop }) => {
    if (scrollTop > movedPx !== moved) setMoved(scrollTop > movedPx);
  });
  useEffect(firstPageShown, []);

  const open = gate === 'open';
  const onCloth = cloth || (head !== undefined && open);
  const nav = picture && open ? (moved ? 'paper' : 'float') : onCloth ? (moved ? 'solid' : 'clear') : 'paper';
  const { topPx, heightPx } = navBox();
  const under = { marginTop: `-${topPx + heightPx}px`, paddingTop: `${topPx + heightPx}px` };
  return (
    <View
      className={cx(
        'page',
        look,
        cloth && 'cloth page--cloth',
        tab && !isH5 && 'page--under-tabs',
        open && rail !== undefined && 'page--railed',
      )}
    >
      <NavBar title={title} hasBack={!tab} serif={serif} look={nav} />
      {open ? rail : null}
      {open && head !== undefined ? (
        <View className="page__head cloth" style={under}>
          {head}
        </View>
      ) : null}
      {open && head !== undefined ? <Band /> : null}
      {open && picture ? (
        <View className="page__picture" style={{ marginTop: under.marginTop }}>
          {picture}
        </View>
      ) : null}
      <ActingBanner />
      <OfflineBanner online={online} copyAt={copyAt} />
      <PageCopy.Provider value={report}>
        <View className={cx('page__body', !wide && 'page__body--column')} {...a11y({ role: 'main' })}>
          {gate === 'sign-in' ? <SignInState /> : null}
          {gate === 'wait' ? <Skeleton /> : null}
          {typeof gate === 'object' ? <Closed gate={gate} /> : null}
          {open ? <InBody.Provider value={true}>{children}</InBody.Provider> : null}
        </View>
      </PageCopy.Provider>
      {open ? bottom : null}
      {tab && isH5 ? <Tabs current={tab} /> : null}
    </View>
  );
}

/** Why the gate does not open: whose place it is, or that the server did not say who I am. */
function Closed({ gate }: { gate: Exclude<Gate, string> }) {
  const { asking } = useLearning();
  if ('title' in gate) return <NoPermission title={gate.title} text={gate.text} />;
  const { title, next } = gate.error;
  return <ErrorState title={title} text={next} retrying={asking} onRetry={() => void learnMe()} />;
}

/** The oldest copy that any part of the page shows. */
function useCopies() {
  const [copies, setCopies] = useState<Record<string, number>>({});
  const report = useCallback((part: string, copyAt: number | null) => {
    setCopies((before) => {
      if ((before[part] ?? null) === copyAt) return before;
      const after = { ...before };
      if (copyAt === null) delete after[part];
      else after[part] = copyAt;
      return after;
    });
  }, []);
  const copyAt = useMemo(() => {
    const ages = Object.values(copies);
    return ages.length === 0 ? null : Math.min(...ages);
  }, [copies]);
  return { report, copyAt };
}
