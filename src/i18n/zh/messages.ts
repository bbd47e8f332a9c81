import type { Messages } from '../messages.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { listed, placed, zh } from './words.js';

/**
 * Simplified Chinese. Its words for rights are those of the Personal Information Protection Law:
 * 个人信息处理者, 单独同意 (articles 23 and 39), 撤回同意 (15), 查阅、复制、更正、删除 (45 to 47).
 * One word for one thing throughout: 记录 are the notes, 凭证 the records of choices, 统计 the counts.
 */
export const zhHans: Messages = {
  lang: 'zh-Hans',
  close: '关闭',
  spotlight,
  optIn,
  how: {
    title: '挑选如何运作',
    points: [
      {
        title: '它会记下你在这里看了什么',
        text: '你在这里看过、点开、收藏、加入购物车、买下或略过哪些商品，看了多久，以及搜索过什么。不记你的姓名，也不记其他网站。',
      },
      {
        title: '计算都在你的设备上',
        text: '记录和排序从不发送出去，也不会发给商店。',
      },
      {
        title: '你可以随时撤回同意',
        text: '查看每一条记录，删除其中任何一条，或者按一下就停止并清除。',
      },
    ],
    choose: '想开哪项就开哪项。有些需要先开启个性挑选，会在那里注明。',
    purposes: {
      picks: {
        title: '本次个性挑选',
        text: '按你看了什么为商品排序。你离开后就忘记。',
      },
      history: {
        title: '在这里记住我',
        text: '把这些在本机保存 90 天，供你下次来时使用。需要先开启“本次个性挑选”或“直播结束后”。',
      },
      counts: {
        title: '帮主播统计',
        text: '每场直播发送一条打乱的回答，并在本机留底 28 天。没有人能确定它是不是真的。',
      },
      offers: {
        title: '直播结束后',
        text: '在本机生成的回顾、提醒和优惠。保存 30 天。',
      },
      region: {
        title: '我的国家或地区',
        text: '隐藏送不到那里的商品：根据你的时钟判断，或由你选择并保存在本机。需要先开启“本次个性挑选”。',
      },
    },
    needs: {
      history: '需要先开启“本次个性挑选”或“直播结束后”。',
      region: '需要先开启“本次个性挑选”。',
    },
    blockedBySignal: '已关闭，因为你的浏览器要求网站不共享、不出售数据。',
    blockedByMinor: '已关闭，因为此页面表明你是未成年人。',
    recipient: (name, country) =>
      zh`须经你单独同意：会提供给${name ?? '另一家公司'}${country === null ? '' : `（${country}）`}。`,
    save: '保存我的选择',
    refuse: '不用，谢谢',
    controller: (name) => zh`${name}是个人信息处理者，对此负责。`,
    rights: ({ counts, elsewhere }) =>
      `${
        elsewhere ? '' : counts ? '不会提供给其他公司。' : '不会提供给任何人。'
      }你可以要求查阅、复制、更正或删除你的个人信息，也可以向履行个人信息保护职责的部门投诉。`,
    policy: '隐私政策',
    contact: '联系方式',
  },
  rail: {
    inShow: '本场商品',
    showOrder: '按直播顺序',
    forYou: '为你挑选',
    byAi: '由你设备上的 AI 挑选',
    segments: '商品顺序',
    forMe: '适合我',
    notBasedOnMe: '不以我为依据',
    onThisDevice: '仅在本机',
    yourData: '你的数据',
    stopAndErase: '停止并清除',
    erasing: '正在清除…',
    choosing: '请稍候…',
    off: '个性挑选已关闭',
    offByMinor: '未成年观众的个性挑选已关闭',
    signalHonoured: '已遵从退出信号',
    erased: (left) => {
      if (left === null) return '已在另一个标签页中清除';
      const { used, log } = left;
      const kept = [
        '你的选择',
        '它的凭证',
        ...(log ? ['一份不指向任何内容的日志'] : []),
        ...(used === 0 ? [] : [zh`“已用${used}条消息”`]),
      ];
      return `已清除。仅保留${listed(kept)}。`;
    },
    privacyChoices: '你的隐私选择',
    recordOfNo: '下载拒绝凭证',
    allProducts: (count) => zh`全部商品（${count}）`,
    showMore: (count) => zh`再显示${count}件`,
    loading: '正在载入本场商品',
    empty: '本场直播还没有公布商品。',
    failed: '商品无法载入。直播照常进行，请稍后再试。',
    nothingLeft: '没有可挑选的商品了。已隐藏、已加入购物车或送不到你那里的商品，都在下面的列表里。',
    placeChanged: (title) => `现在排第一的是：${title}`,
    dismissed: (title) => zh`已隐藏${title}。类似商品的权重会降低。`,
    undo: '撤销',
  },
  card: {
    onNow: '正在介绍',
    upNext: '下一个',
    promotedBy: (name) => zh`广告 · 由${name}推广`,
    notForMe: (title) => `不适合我：${title}`,
    moreLikeThis: (title) => `多来点类似的：${title}`,
    why: (title, reason) => zh`为什么是${title}？${reason}`,
    add: '加购',
    addNamed: (title) => `加入购物车：${title}`,
    choose: '选款',
    chooseNamed: (title) => `选择尺码或款式：${title}`,
    oldPrice: (price) => `此前价格：${price}`,
    view: '查看',
    soldOut: '已售罄',
    preorder: '预订',
    close: '关闭',
  },
  cart: {
    asking: '正在加入…',
    added: '已加入购物车',
    failed: (reason) => (reason === null ? '没有加入。' : `没有加入：${reason}`),
    again: '再试一次',
  },
  carts,
  gestures,
  reasons,
  why: {
    title: (product) => zh`为什么是${product}？`,
    place: placed,
    placeNow: (place) => zh`现在${placed(place)}`,
    placeWithout: (place) => zh`不算则${placed(place)}`,
    without: (cause, place) => ({
      before: zh`不算${cause}，它会排在`,
      place: placed(place),
      after: '。',
    }),
    stillWithout: (cause, place) => zh`不算${cause}，它仍会排在${placed(place)}。`,
    notAboutYou: '这里没有用到你的任何记录。',
    removed: (before, after) =>
      before === after
        ? zh`已移除这条理由。它仍在${placed(after)}。`
        : zh`已移除这条理由。它从${placed(before)}变为${placed(after)}。`,
    counted: '起作用的理由',
    together: '合计得分',
    aboutYou: '关于你',
    aboutShow: '关于直播',
    against: '减分',
    nothingElse: '没有其他因素起作用。价格从未改动。',
    remove: '移除',
    removeNamed: (reason, place) =>
      place === null ? `移除：${reason}` : zh`移除：${reason}。它会排在${placed(place)}。`,
    placeIfRemoved: (place) => zh`移除后${placed(place)}`,
    undo: '撤销',
    more: '多来点类似的',
    notForMe: '不适合我',
    loading: '正在计算…',
    stillLoading: '还在计算，比平时久了一些。',
    missing: {
      'picks-off': '个性挑选关闭时，不会为你排序，所以没有理由可说。',
      'not-sorted': '这件商品没有参与排序，所以没有名次可解释。',
      failed: '理由没能算出来。请关闭后再试一次。',
    },
    smallOnes: (count) => zh`还有${count}条次要理由`,
    showSmall: (count) => zh`显示${count}条次要理由`,
    hideSmall: '收起次要理由',
    nothingYet: '还没有任何因素起作用。它按直播顺序排列。',
    promotedPaid: (name, shop) => zh`${name}向${shop}付费，换取列表中的一个位置。`,
    promotedNothingAboutYou: '没有用到关于你的任何信息。',
    promotedNotByYou: '这个位置与你的记录无关。',
    promotedPlace: (byScore, place) =>
      zh`按得分它会排在${placed(byScore)}。付费位置是${placed(place)}，而且最多只有一个。`,
    showPromoted: {
      title: '显示推广商品',
      text: '关闭后，它们只按得分排列。',
    },
    discovery: '有一个位置留给你还没看过的商品。',
  },
  data,
  afterShow,
  region,
  vault,
  outside,
  overlay,
  protection,
  importing,
  notices: {
    keptLost: '此浏览器丢失了保存在这里的内容。请重新选择。',
    storageBusy: '本店的另一个标签页还在运行旧版本。关闭或刷新它，个性挑选就会恢复。',
    locked: '你的记录已上锁。输入口令之前，挑选从零开始。',
    toUnlock: '解锁',
    memoryOnly: '此浏览器不让保存你的记录。你离开后就会忘记。',
    noIsolation: '挑选在没有隔离的情况下运行：此浏览器或页面不允许其他方式。',
    picksPaused: '个性挑选暂停几分钟。商品按直播顺序排列。',
    engineFailed: '个性挑选停止工作了。商品按直播顺序排列。',
    countsSpent: '暂时不再发送：允许的统计次数已经用完。',
    countsBlocked: '你清除了消息计数。统计会一直关闭，直到你重新开启。',
    manifestMismatch: '统计方案中途变了，所以什么都不会发送。',
    choiceNotKept: '你的选择没能保存，所以什么都没有开启。请再试一次。',
    changeNotKept: '你刚才的选择没能记下来。请再试一次。',
    toRuns: '运行情况',
    toLeft: '你的数据',
    toChoices: '你的选择',
    dismiss: '收起这条提示',
  },
};
