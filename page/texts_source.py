"""The words of a source's page image and of its citation, in three languages."""

from collections.abc import Mapping

from corpus.document import Language

SOURCE: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "copy": "Copy as citation",
        "copied": "Citation copied",
        "not_copied": "The browser does not allow copying",
        "quoted": "“{quote}”",
        "cited_as_of": "as of {date}",
        "comma": ", ",
        "open_document": "Open in the library",
        "drawing": "Drawing the page…",
        "sheet": "Page {page} of {title}",
        "sheet_boxed": "Page {page} of {title}, with the quoted words in a box",
        "sheet_caption": "Page {page} of the original",
        "not_boxed": "The quoted words were not found letter by letter on this page, so nothing "
        "is boxed.",
        "enlarge": "Enlarge",
        "close": "Close",
        "sheet_changed": "The original file has changed since it was read, or is not there any "
        "more: its page cannot be shown.",
        "sheet_failed": "This page cannot be drawn; the server's log says why.",
    },
    "zh-Hant": {
        "copy": "複製引文",
        "copied": "已複製引文",
        "not_copied": "瀏覽器不允許複製",
        "quoted": "「{quote}」",
        "cited_as_of": "資料截至 {date}",
        "comma": "，",
        "open_document": "在資料庫中打開",
        "drawing": "正在繪製頁面……",
        "sheet": "{title} 第 {page} 頁",
        "sheet_boxed": "{title} 第 {page} 頁，引文已加框",
        "sheet_caption": "原文第 {page} 頁",
        "not_boxed": "未能在本頁逐字找到引文，因此沒有加框。",
        "enlarge": "放大",
        "close": "關閉",
        "sheet_changed": "原文檔案在讀取後已更改或移除，無法顯示頁面。",
        "sheet_failed": "無法繪製這一頁，詳情見伺服器記錄。",
    },
    "zh-Hans": {
        "copy": "复制引文",
        "copied": "已复制引文",
        "not_copied": "浏览器不允许复制",
        "quoted": "“{quote}”",
        "cited_as_of": "资料截至 {date}",
        "comma": "，",
        "open_document": "在资料库中打开",
        "drawing": "正在绘制页面……",
        "sheet": "{title} 第 {page} 页",
        "sheet_boxed": "{title} 第 {page} 页，引文已加框",
        "sheet_caption": "原文第 {page} 页",
        "not_boxed": "未能在本页逐字找到引文，因此没有加框。",
        "enlarge": "放大",
        "close": "关闭",
        "sheet_changed": "原文文件在读取后已更改或移除，无法显示页面。",
        "sheet_failed": "无法绘制这一页，详情见服务器日志。",
    },
}
