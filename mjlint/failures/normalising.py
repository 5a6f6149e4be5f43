"""A message as it is compared: without quotes, tags, doubled spaces and case."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = str.maketrans(
    {
        **dict.fromkeys("`'\"“”‘’*", None),
        "_": " ", "：": ":", "，": ",", "（": "(", "）": ")", "！": "!", "；": ";", "【": "[", "】": "]",
    }
)  # fmt: skip
_TRADITIONAL: Final = str.maketrans(
    "敗錯誤請無參數圖繪畫號帳額餘鏈連結處執網絡過時間違規審檢測內載權單詞類題顯認證導應繼續續隊滿運態發現記錄說變換補齊須訂閱級專業標準標鎖凍驗碼讀寫構",
    "败错误请无参数图绘画号账额余链连结处执网络过时间违规审检测内载权单词类题显认证导应继续续队满运态发现记录说变换补齐须订阅级专业标准标锁冻验码读写构",
)
"""What failures are said with, from traditional to simplified Chinese."""
_TAG: Final = re.compile(r"<[a-z/!][^<>]{0,200}>", re.IGNORECASE)
_BREAK: Final = re.compile(r"\\r\\n|\\n|<br ?/?>", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")


def unquoted(text: str) -> str:
    """A message without quotes, HTML tags and doubled spaces; its lines are kept."""
    text = _TAG.sub(" ", _BREAK.sub("\n", text)).translate(_QUOTES)
    return _SPACE.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text).strip()


def normalised(text: str) -> str:
    """A message as it is compared: `unquoted`, in lower case, American spelling and simplified Chinese."""
    plain = unquoted(text).lower().replace("ised", "ized")
    return plain if plain.isascii() else plain.translate(_TRADITIONAL)
