"""The words of signing in and out, in three languages."""

from collections.abc import Mapping

from corpus.document import Language

SIGN_IN: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "signed_in": "Signed in: {name} ({role})",
        "role_investor": "investor",
        "role_officer": "officer",
        "role_evaluator": "evaluator",
        "sign_out": "Sign out",
        "sign_in_title": "Sign in – Harbour",
        # Above the form, in every language at once: nobody has chosen one yet.
        "sign_in": "Harbour: sign in with the name and password that you were given.",
    },
    "zh-Hant": {
        "signed_in": "已登入：{name}（{role}）",
        "role_investor": "投資者",
        "role_officer": "推廣主任",
        "role_evaluator": "評核員",
        "sign_out": "登出",
        "sign_in_title": "登入 – Harbour",
        "sign_in": "請以獲發的名稱及密碼登入。",
    },
    "zh-Hans": {
        "signed_in": "已登录：{name}（{role}）",
        "role_investor": "投资者",
        "role_officer": "推广主任",
        "role_evaluator": "评估员",
        "sign_out": "退出登录",
        "sign_in_title": "登录 – Harbour",
        "sign_in": "请用分配给您的名称和密码登录。",
    },
}
