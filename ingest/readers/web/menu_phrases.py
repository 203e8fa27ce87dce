"""The words of menus, buttons and toolbars, in English and both Chinese scripts."""


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in lines.replace("\n", "|").split("|")) - {""}


# Nobody writes these in a text: a line of nothing else is furniture wherever it stands.
CONTROLS: frozenset[str] = _phrases(
    """
    skip to main content|skip to content|skip to navigation|skip navigation|skip to main
    jump to content|jump to navigation|skip to the main content|skip to footer|skip to search
    expand all|collapse all|expand/collapse all|open all|close all|show all sections
    hide all sections|back to top|return to top|go to top|top of page|scroll to top
    print this page|print page|print version|printer friendly version|printer-friendly version
    print friendly|email this page|share this page|share this|share on facebook|share to facebook
    share on twitter|share to twitter|share on x|share to x|share to weibo|share on weibo
    share to whatsapp|share on whatsapp|share to line|share to wechat|share on wechat
    share on linkedin|share to linkedin|share by email|share via email|copy link
    text size|font size|change font size|change text size|larger text|smaller text
    toggle menu|toggle navigation|open menu|close menu|main menu|mobile menu|menu toggle
    open search|close search|search this site|site search|advanced search|toggle search
    accept cookies|accept all cookies|accept all|reject all|reject all cookies|cookie settings
    found this page helpful?|was this page helpful?|is this page useful?|was this page useful?
    your feedback is highly appreciated|please select|manage cookies
    apply now|apply entry now|apply extension now|rss feed|subscribe to rss
    跳至主要內容|跳到主要內容|移至主內容|移至主要內容|跳至內容|跳到內容|前往主要內容
    跳至主要内容|跳到主要内容|移至主内容|跳至内容|跳到内容|直接到主要内容
    全部展開|展開全部|展開所有|全部收起|收起全部|全部摺疊|摺疊全部|關閉全部
    全部展开|展开全部|展开所有|收起所有|全部折叠|折叠全部
    返回頁首|回到頁首|返回頂部|回頁頂|回到頂部|回頁首|返回页首|返回顶部|回到顶部|回到页首
    列印本頁|列印此頁|友善列印|列印版本|打印本頁|打印本页|打印此页|友好打印
    分享本頁|分享此頁|分享至|分享到|轉寄朋友|分享本页|分享此页
    字型大小|字體大小|文字大小|字体大小|字号|字號
    主選單|主目錄|主菜单|網站導覽|网站导航|進階搜尋|高级搜索|站內搜尋|站内搜索
    接受所有 cookie|接受所有cookie|接受 cookie|立即申請|立即申请|網上申請按此
    """
)
# These are furniture on a page that has controls, or as a link; alone they may be content.
LABELS: frozenset[str] = _phrases(
    """
    print|home|homepage|home page|share|search|menu|top|back|next|previous|prev|close|login
    log in|log out|sign in|sign up|register|email|rss|tweet|facebook|twitter|youtube|instagram
    linkedin|weibo|wechat|whatsapp|site map|sitemap|hot searches|languages|breadcrumb
    列印|打印|主頁|首頁|主页|首页|分享|搜尋|搜索|選單|菜單|菜单|目錄|頁首|页首|返回|上一頁|下一頁
    上一页|下一页|關閉|关闭|登入|登出|登录|註冊|注册|網站地圖|网站地图|電郵|面包屑|微博|微信
    """
)
# A language's name in its own script is on a page only to be chosen.
SCRIPTS: frozenset[str] = _phrases(
    "繁|簡|简|繁體|簡體|简体|繁体|繁體中文|繁体中文|簡體中文|简体中文|中文版"
)
LANGUAGES: frozenset[str] = SCRIPTS | _phrases(
    "english|eng|en|english version|other languages|languages|中文|bahasa indonesia|tagalog"
)
