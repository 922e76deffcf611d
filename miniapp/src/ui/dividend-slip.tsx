import { Text, View } from '@tarojs/components';
import { formatYuan, type Fen } from '@wecountry/shared/domain/money';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { Diamond } from './diamond';
import { Icon } from './icon';
import { MoneyText } from './money-text';
import { QrImage } from './qr-image';

interface Props {
  /** 2025 年分红单. */
  title: string;
  /** 上寨 17 号 · 吴阿满户. */
  household: string;
  amountFen: Fen;
  /** 已到账, 等你收款, 现金待领 and when, in words. */
  status: { done: boolean; text: string };
  /** 你家积分 ÷ 全村积分 × 拿来分的钱. */
  formula: { points: number; pointsTotal: number; poolFen: Fen };
  /** 除不尽的零头: 先舍去，再逐户补 1 分钱. */
  facts: readonly { name: string; value: string }[];
  /** 凭证 2026-02 第 318 号. */
  proof: readonly string[];
  /** 方案指纹, in fours. */
  fingerprint?: string;
  /** The village's stamp, in two lines: 铜关村 演示章. */
  stamp?: readonly [string, string];
  /** What the code carries; the same stands in the proof in words. */
  qrText?: string;
}

/** A household's dividend on perforated paper: the amount, how it was reckoned, where it is booked. */
export function DividendSlip({
  title,
  household,
  amountFen,
  status,
  formula,
  facts,
  proof,
  fingerprint,
  stamp,
  qrText,
}: Props) {
  return (
    <View className="slip">
      <View className="slip__edge" />
      <View className="slip__part slip__part--first">
        <View className="row row--top">
          <View className="grow">
            <View className="serif slip__title">{title}</View>
            <View className="label">{household}</View>
          </View>
          {stamp ? <Stamp lines={stamp} /> : null}
        </View>
        <View className="label mt3">你家分到</View>
        <MoneyText fen={amountFen} size="hero" className="slip__amount" />
        <View className="row mt2">
          <Diamond state={status.done ? 'done' : 'now'} className="slip__status" />
          <Text className={status.done ? 'b c-green grow' : 'b c-gold grow'}>{status.text}</Text>
        </View>
      </View>
      <View className="slip__perforation" />
      <View className="slip__part">
        <View className="b">怎么算的</View>
        <DividendFormula {...formula} />
        {facts.map((fact) => (
          <View
            key={fact.name}
            className="row row--wrap slip__fact"
            {...a11y({ label: `${fact.name}，${fact.value}` })}
          >
            <Text className="label slip__name">{fact.name}</Text>
            <Text className="right slip__said">{fact.value}</Text>
          </View>
        ))}
      </View>
      <View className="slip__perforation" />
      <View className="row slip__part slip__part--last">
        {qrText ? <QrImage text={qrText} sizePx={92} label="这张单子的查对码" /> : null}
        <View className={qrText ? 'grow ml4' : 'grow'}>
          <View className="row">
            <Icon name="chain" size={20} className="c-green" />
            <Text className="b ml1">记在账上，改不了</Text>
          </View>
          {proof.map((line) => (
            <View key={line} className="label">
              {line}
            </View>
          ))}
          {fingerprint ? (
            <View className="label">
              方案指纹 <Text className="mono">{fingerprint}</Text>
            </View>
          ) : null}
        </View>
      </View>
      <View className="slip__edge slip__edge--bottom" />
    </View>
  );
}

const Stamp = ({ lines }: { lines: readonly [string, string] }) => (
  <View className="slip__stamp serif" {...a11y({ role: 'img', label: `印章：${lines.join('')}` })}>
    {lines.map((line) => (
      <View key={line}>{line}</View>
    ))}
  </View>
);

/** Points of the household ÷ of the village × the money that is shared: on a slip, and in a plan before the vote. */
export function DividendFormula({ points, pointsTotal, poolFen }: Props['formula']) {
  const part = (value: string, name: string): ReactNode => (
    <View className="slip__term">
      <View className="b slip__value">{value}</View>
      <View className="cap">{name}</View>
    </View>
  );
  return (
    <View
      className="slip__formula"
      {...a11y({
        role: 'img',
        label: `你家 ${points} 积分，除以全村 ${pointsTotal} 积分，乘以拿来分的 ${formatYuan(poolFen)} 元`,
      })}
    >
      {part(points.toLocaleString('en-US'), '你家积分')}
      <Text className="b c-gold slip__sign">÷</Text>
      {part(pointsTotal.toLocaleString('en-US'), '全村积分')}
      <Text className="b c-gold slip__sign">×</Text>
      {part(`¥${formatYuan(poolFen)}`, '拿来分的钱')}
    </View>
  );
}
