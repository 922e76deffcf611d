import { Text, View } from '@tarojs/components';
import { cx } from './cx';
import type { ReactNode } from 'react';
import { ListItem } from './list-item';
import { MiniReceipt, receiptWords, type Receipt } from './mini-receipt';
import { Press } from './press';
import { Tag } from './tag';

export type NoticeTone = 'indigo' | 'red' | 'green' | 'gold';

interface Props {
  /** 招工, 公示, 紧急. */
  category: string;
  tone: NoticeTone;
  title: string;
  /** 今天 7:30. */
  when: string;
  receipt: Receipt;
  onPress: () => void;
}

/** A notice in a list: what kind, what it is about, how far I am with it. */
export function NoticeCard({ category, tone, title, when, receipt, onPress }: Props) {
  const state = receiptWords(receipt);
  return (
    <ListItem>
      <Press className="notice-card" onPress={onPress} label={`${category}，${title}，${state}，${when}`}>
        <View className="row row--top">
          <Tag tone={tone} className="notice-card__tag">
            {category}
          </Tag>
          <View className="body b grow ml2">{title}</View>
        </View>
        <View className="row notice-card__state">
          <MiniReceipt {...receipt} />
          <Text className="cap ml1">{`${state} · ${when}`}</Text>
        </View>
      </Press>
    </ListItem>
  );
}

interface UrgentProps {
  title: string;
  /** 昨天 17:40 发. */
  when: string;
  onPress: () => void;
  /** A ListenButton. */
  listen?: ReactNode;
  /** Below the words in 特大: 知道了. */
  action?: ReactNode;
}

/** 紧急: on red wash, above everything until 知道了. */
export function UrgentCard({ title, when, onPress, listen, action }: UrgentProps) {
  return (
    <View className="urgent-card">
      <View className={cx('row', 'urgent-card__top')}>
        <Press className="grow urgent-card__words" onPress={onPress} label={`紧急，${when}，${title}`}>
          <View className="row">
            <Tag tone="red">紧急</Tag>
            <Text className="label ml2">{when}</Text>
          </View>
          <View className="body b mt1">{title}</View>
        </Press>
        {listen}
      </View>
      {action ? <View className="mt3">{action}</View> : null}
    </View>
  );
}
