import { mergeInternalComponents } from '@tarojs/shared';
import { ATTRS, COMPONENTS } from './weapp-a11y.attrs';

const patch = {};
COMPONENTS.forEach((component) => {
  patch[component] = {};
  ATTRS.forEach((attr) => {
    patch[component][attr] = '';
  });
});
mergeInternalComponents(patch);
