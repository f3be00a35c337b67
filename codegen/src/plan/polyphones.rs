//! Words of descriptions in which a Chinese character is read otherwise than alone: `银行` is `yinhang`, and `执行` is
//! `zhixing`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Characters, another reading of theirs, and words in which they have it.
const OTHERWISE: [(char, &str, &str); 35] = [
    ('伺', "si", "伺服"),
    ('会', "kuai", "会计 财会"),
    ('卡', "qia", "关卡"),
    ('厦', "xia", "厦门"),
    (
        '乐',
        "yue",
        "音乐 音乐会 乐器 乐队 乐谱 乐曲 配乐 乐章 乐团 乐理 乐手 声乐 民乐",
    ),
    ('奇', "ji", "奇数 奇偶"),
    ('差', "chai", "出差 差旅"),
    ('弹', "tan", "弹窗 弹出 弹框 弹层 弹性"),
    ('曝', "bao", "曝光"),
    ('校', "jiao", "校验 校对 校准 校正 审校"),
    ('模', "mu", "模板 模具"),
    ('泊', "bo", "泊位 泊车 停泊"),
    ('畜', "xu", "畜牧"),
    ('的', "di", "目的 的士 标的"),
    ('着', "zhuo", "着色 着陆"),
    ('称', "chen", "对称"),
    ('给', "ji", "给予 供给 补给 给付 给水"),
    ('蚌', "beng", "蚌埠"),
    ('藏', "zang", "西藏 宝藏"),
    ('薄', "bo", "薄弱 薄膜"),
    ('角', "jue", "角色 主角 配角"),
    (
        '调',
        "tiao",
        "调整 调试 调节 调解 调价 调休 调账 调优 调剂 调薪 调仓 调额 调色 空调 协调 微调 调班 调课 调增 调减 \
         调理 调味 调料 调速 调光 调温 调频 调制 调停 调和 上调 下调 可调 失调",
    ),
    (
        '还',
        "huan",
        "还款 还原 还清 还车 还本 还息 归还 退还 返还 偿还 待还 应还 已还 未还 借还 还书 还贷 还钱 还货 还价 \
         还卡 还机 还回 还箱 还币 还票 还租 还额 实还 交还 赎还",
    ),
    ('都', "du", "首都 成都 都市"),
    (
        '重',
        "chong",
        "重复 重新 重试 重置 重启 重定向 重发 重传 重连 重名 重写 重做 重构 重组 重装 重叠 重载 重排 重播 重放 \
         重设 重算 重命名 重庆 多重 双重 去重 查重 判重 重选 重审 重开 重建 重打 重印 重跑 重刷 重填 重推 重绑 \
         重签 重修 重考 重拍 重录 重用 重评 重估 重检 重投 重付 重合 重现 重塑 重申 重来 重返 重阳 三重",
    ),
    (
        '行',
        "hang",
        "银行 行业 行号 行数 行高 行距 行列 行情 行首 行尾 行间 行长 排行 分行 支行 央行 多行 换行 首行 每行 \
         开户行 发卡行 联行号 跨行 总行 农行 招行 收款行 付款行 收单行 清算行 开证行 单行 整行 空行 末行 一行 \
         两行 几行 明细行 行内 行末 行名 行标 行项 行明细 行记录 行备注 行金额 行合计 行索引 行编号 行序号",
    ),
    (
        '长',
        "chang",
        "长度 长期 长短 长宽 长按 长效 长图 长文 长链 长连接 长轮询 长整 长途 长租 长沙 长春 长江 长城 时长 周长 \
         边长 全长 波长 特长 擅长 延长 最长 超长 很长 太长 多长 较长 过长 总长 身长 车长 帧长 字长 加长 拉长 \
         漫长 狭长 长时 长字 长篇 长款 长条 长方 长距 长远 长久 长龙 长安 长治",
    ),
    ('佛', "fo", "佛山"),
    ('拓', "tuo", "拓展 拓扑 开拓"),
    ('了', "liao", "了解 了结 明了"),
    ('传', "zhuan", "传记"),
    ('便', "pian", "便宜"),
    ('大', "dai", "大夫"),
    ('没', "mo", "没收"),
    ('觉', "jiao", "睡觉 午觉"),
];

/// Words that are read as their characters are, and end as one of the others begins: `项目的状态`, `执行数`; or begin as one
/// and go on otherwise: `总行程`.
const AS_USUAL: &str = "执行 进行 发行 运行 并行 自行 旅行 出行 履行 实行 飞行 流行 通行 试行 推行 平行 可行 体重 毛重 净重 权重 \
    比重 严重 称重 载重 增长 成长 生长 家长 店长 队长 组长 校长 部长 班长 站长 学校 高校 院校 全校 项目 栏目 \
    类目 科目 题目 数目 节目 账目 条目 社会 输出 支出 导出 安排 骑行 步行 上行 下行 举行 强行 先行 暂行 现行 \
    另行 放行 航行 绕行 直行 逆行 限行 串行 例行 施行 滑行 总行程 总行驶 跨行政 单行为 单行程 单行道 整行为 \
    整行程 一行为 一行程 一行动 收款行为 付款行为 航空 周末 院长 市长 局长 科长 处长 学长 回调 上调用 上调度 \
    上调拨 上调查 下调用 下调度 下调拨 下调查 可调用 可调度 可调拨 快乐 娱乐 欢乐 可乐 目标 指标 坐标 图标 商标 \
    鼠标 光标 招标 投标 为了 提供 给付款 给付费 传记录 没收到 没收货 没收款";

/// A word, and what one of its characters is read as in it, if that is not as usual.
type Word = (&'static str, Option<(char, &'static str)>);

/// The words by the character that they begin with, the longest first.
static WORDS: LazyLock<BTreeMap<char, Vec<Word>>> = LazyLock::new(|| {
    let usual = AS_USUAL.split_whitespace().map(|word| (word, None));
    let others = OTHERWISE.iter().flat_map(|(character, reading, words)| {
        let words = words.split_whitespace();
        words.map(move |word| (word, Some((*character, *reading))))
    });
    let mut words: BTreeMap<char, Vec<Word>> = BTreeMap::new();
    for (word, reading) in usual.chain(others) {
        let first = word.chars().next();
        words
            .entry(first.unwrap_or_default())
            .or_default()
            .push((word, reading));
    }
    for words in words.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
});

/// The longest known word that a text begins with.
pub fn word(text: &str) -> Option<Word> {
    let words = WORDS.get(&text.chars().next()?)?;
    words
        .iter()
        .find(|(word, _)| text.starts_with(word))
        .copied()
}
