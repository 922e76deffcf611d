import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { checkQuantity, checkReceiver, normalPhone, QUANTITY_MAX, type Receiver } from '@wecountry/shared/domain/forms';
import { timesFen } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { MoneyText } from '@/ui/money-text';
import { SectionTitle } from '@/ui/section-title';
import { Stepper } from '@/ui/stepper';
import { usePlaceOrder } from '../api/place-order';
import { useReceiverDraft } from '../api/receiver-draft';

interface Props {
  product: ResponseOf<'products.get'>;
  /** Whose product it is, where the address says so; the village in use otherwise. */
  village?: string;
}

/** How many and to where; the price seen is sent along, so that nobody pays another. */
export function CheckoutForm({ product, village }: Props) {
  const [quantity, setQuantity] = useState(1);
  const { draft: receiver, change } = useReceiverDraft();
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const place = usePlaceOrder();
  const wrong = tried ? checkReceiver(receiver) : {};
  const tooMany = checkQuantity(quantity, product.stock);

  const submit = () => {
    setTried(true);
    if (tooMany || Object.keys(checkReceiver(receiver)).length > 0) return;
    place.mutate({
      params: { village },
      body: {
        productId: product.id,
        quantity,
        priceFen: product.priceFen,
        receiver: { ...receiver, phone: normalPhone(receiver.phone) },
      },
    });
  };
  const field = (key: keyof Receiver, label: string, example: string, type?: 'phone') => (
    <Field
      label={label}
      example={example}
      type={type}
      value={receiver[key]}
      error={wrong[key] ?? place.error?.about(`receiver.${key}`)}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <>
      <Card padded className="mt2">
        <View className="row">
          <View className="grow">
            <View className="b">{`${product.name} ${product.spec}`}</View>
            <View className="label">
              一件 <MoneyText fen={product.priceFen} />
            </View>
          </View>
          <Stepper
            label="件数"
            value={quantity}
            min={1}
            max={Math.min(QUANTITY_MAX, product.stock)}
            onChange={setQuantity}
          />
        </View>
        {tooMany ? <View className="label c-red mt1">{tooMany}</View> : null}
      </Card>
      <SectionTitle>寄到哪儿</SectionTitle>
      <Card padded>
        {field('name', '收货人', '周先生')}
        {field('phone', '手机号', '11 位，快递员打这个', 'phone')}
        {field('region', '省市区', '贵州省贵阳市南明区')}
        {field('detail', '详细地址', '街道、小区、门牌')}
      </Card>
      {place.error ? <FormTrouble error={place.error} /> : null}
      <View className="cap mt3">下单后货给你留 30 分钟。你收到货、按“收到了”，钱才分给各家。</View>
      <BottomBar>
        <View className="grow">
          <Text className="label">一共 </Text>
          <MoneyText fen={timesFen(product.priceFen, quantity)} size="h1" />
        </View>
        <PrimaryButton
          size="big"
          busy={place.isPending && '正在下单'}
          off={online ? null : '没有网，付不了钱'}
          onPress={submit}
        >
          下单，去付钱
        </PrimaryButton>
      </BottomBar>
    </>
  );
}
