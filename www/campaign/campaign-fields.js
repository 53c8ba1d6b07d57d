// What a campaign may hold, for `campaign-effective.js`. Written from `crates/campaign` by its tests: change it there, then
// `UPDATE_DOCS=1 cargo test -p execution-gap-campaign --test campaign table`.

export const SCHEMA = "execution-gap.campaign/1";

export const DEPTH = 16;

export const MOST_VALUES = 20000;

export const SMALLEST_WEIGHT = 0.001;

export const LONGEST_URL = 1024;

export const URL = "^https?://([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}\\])(:[0-9]{1,5})?([/?#][!-~]*)?$";

export const MARKETING = [
  "marketing",
  "newsletter",
  "promotion",
  "advertis",
  "offers"
];

export const SECRET_NAMES = [
  "apikey",
  "secret",
  "token",
  "password",
  "passwd",
  "authorization",
  "bearer",
  "credential",
  "privatekey",
  "accesskey"
];

export const SECRET_BEGINNINGS = [
  "sk_live_",
  "sk_test_",
  "rk_live_",
  "whsec_",
  "xoxb-",
  "xoxp-",
  "xoxa-",
  "xapp-",
  "pat-na1-",
  "pat-na2-",
  "pat-eu1-",
  "pat-ap1-",
  "ghp_",
  "gho_",
  "ghs_",
  "github_pat_",
  "glpat-",
  "shpat_",
  "AIza",
  "AKIA",
  "SG.",
  "sk-proj-"
];

export const CAMPAIGN = {
  "schema": [
    "one of",
    [
      "execution-gap.campaign/1"
    ]
  ],
  "$schema": [
    "text",
    1,
    1000
  ],
  "id": [
    "spelled",
    "^([A-Za-z0-9._-]{1,80})$"
  ],
  "brand": [
    "object",
    {
      "name": [
        "text",
        1,
        120
      ],
      "accent": [
        "spelled",
        "^(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})$"
      ],
      "logo": [
        "url"
      ]
    }
  ],
  "gate": [
    "one of",
    [
      "soft",
      "none",
      "hard",
      "start"
    ]
  ],
  "lead": [
    "object",
    {
      "adapter": [
        "one of",
        [
          "webhook",
          "hubspot",
          "form_post",
          "form_fetch",
          "host"
        ]
      ],
      "profile": [
        "one of",
        [
          "generic",
          "n8n",
          "zapier",
          "make",
          "apps_script",
          "salesforce_w2l",
          "pardot",
          "activecampaign",
          "mailchimp",
          "formspree",
          "netlify"
        ]
      ],
      "endpoint": [
        "url"
      ],
      "mode": [
        "one of",
        [
          "simple",
          "json"
        ]
      ],
      "fields": [
        "list",
        [
          "one of",
          [
            "email",
            "first_name",
            "last_name",
            "company",
            "role",
            "phone",
            "country"
          ]
        ],
        7
      ],
      "controller": [
        "text",
        1,
        120
      ],
      "notice": [
        "object",
        {
          "url": [
            "url"
          ],
          "version": [
            "spelled",
            "^([A-Za-z0-9._-]{1,40})$"
          ]
        },
        [
          "url",
          "version"
        ]
      ],
      "request_text": [
        "text",
        1,
        500
      ],
      "consents": [
        "list",
        [
          "object",
          {
            "key": [
              "spelled",
              "^([a-z0-9_]{1,40})$"
            ],
            "purpose": [
              "spelled",
              "^([a-z0-9_]{1,40})$"
            ],
            "text": [
              "text",
              1,
              500
            ],
            "version": [
              "spelled",
              "^([A-Za-z0-9._-]{1,40})$"
            ],
            "legal_basis": [
              "one of",
              [
                "consent",
                "contract_or_pre_contract",
                "legitimate_interest"
              ]
            ],
            "required": [
              "flag"
            ]
          },
          [
            "key",
            "purpose",
            "text",
            "version"
          ]
        ],
        10
      ],
      "options": [
        "object",
        {
          "map": [
            "map",
            [
              "spelled",
              "^([A-Za-z0-9._:\\[\\]-]{1,100})$"
            ],
            60,
            "^([a-z0-9_]{1,80})$"
          ],
          "portal_id": [
            "spelled",
            "^([0-9]{1,10})$"
          ],
          "form_guid": [
            "spelled",
            "^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$"
          ],
          "subscription_ids": [
            "map",
            [
              "whole number",
              1,
              2147483647
            ],
            10,
            "^([a-z0-9_]{1,40})$"
          ],
          "oid": [
            "spelled",
            "^(0{2}D[A-Za-z0-9]{12}|0{2}D[A-Za-z0-9]{15})$"
          ],
          "return_url": [
            "url"
          ],
          "hidden": [
            "map",
            [
              "text",
              0,
              200
            ],
            30,
            "^([A-Za-z0-9._:\\[\\]-]{1,100})$"
          ],
          "form_name": [
            "text",
            1,
            80
          ]
        }
      ]
    },
    [
      "adapter"
    ]
  ],
  "cta": [
    "object",
    {
      "label": [
        "text",
        1,
        80
      ],
      "url": [
        "url"
      ]
    },
    [
      "label",
      "url"
    ]
  ],
  "weights": [
    "object",
    {
      "BI": [
        "number",
        0,
        1000
      ],
      "PO": [
        "number",
        0,
        1000
      ],
      "AA": [
        "number",
        0,
        1000
      ]
    }
  ],
  "texts": [
    "map",
    [
      "map",
      [
        "text",
        1,
        1000
      ],
      500,
      "^([a-z0-9_.]{1,80})$"
    ],
    20,
    "^([a-z]{2,3}|[a-z]{2,3}-[A-Za-z0-9-]{2,30})$"
  ],
  "benchmark": [
    "null or",
    [
      "object",
      {
        "n": [
          "whole number",
          200,
          100000000
        ],
        "source": [
          "text",
          1,
          200
        ],
        "date": [
          "spelled",
          "^([0-9]{4}-[01][0-9]|[0-9]{4}-[01][0-9]-[0-3][0-9])$"
        ],
        "form": [
          "one of",
          [
            "express",
            "full"
          ]
        ],
        "gap": [
          "number",
          0,
          100
        ],
        "areas": [
          "object",
          {
            "CLD": [
              "object",
              {
                "strategy": [
                  "number",
                  0,
                  1
                ],
                "results": [
                  "number",
                  0,
                  1
                ]
              },
              [
                "strategy",
                "results"
              ]
            ],
            "CYB": [
              "object",
              {
                "strategy": [
                  "number",
                  0,
                  1
                ],
                "results": [
                  "number",
                  0,
                  1
                ]
              },
              [
                "strategy",
                "results"
              ]
            ],
            "DAT": [
              "object",
              {
                "strategy": [
                  "number",
                  0,
                  1
                ],
                "results": [
                  "number",
                  0,
                  1
                ]
              },
              [
                "strategy",
                "results"
              ]
            ],
            "INF": [
              "object",
              {
                "strategy": [
                  "number",
                  0,
                  1
                ],
                "results": [
                  "number",
                  0,
                  1
                ]
              },
              [
                "strategy",
                "results"
              ]
            ],
            "DCX": [
              "object",
              {
                "strategy": [
                  "number",
                  0,
                  1
                ],
                "results": [
                  "number",
                  0,
                  1
                ]
              },
              [
                "strategy",
                "results"
              ]
            ]
          }
        ]
      },
      [
        "n",
        "source",
        "date",
        "form"
      ]
    ]
  ]
};

export const RECEIVERS = [
  {
    "adapter": "webhook",
    "profile": "generic",
    "modes": [
      "simple",
      "json"
    ],
    "host": "",
    "path": "",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "webhook",
    "profile": "n8n",
    "modes": [
      "json"
    ],
    "host": "",
    "path": "",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "webhook",
    "profile": "zapier",
    "modes": [
      "simple"
    ],
    "host": "^(hooks\\.zapier\\.com)$",
    "path": "^(/hooks/catch/.)",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "webhook",
    "profile": "make",
    "modes": [
      "simple"
    ],
    "host": "^(hook\\.[a-z0-9-]+\\.make\\.com)$",
    "path": "",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "webhook",
    "profile": "apps_script",
    "modes": [
      "simple"
    ],
    "host": "^(script\\.google\\.com)$",
    "path": "^(/macros/s/.|/a/macros/.)",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "hubspot",
    "profile": null,
    "modes": [],
    "host": "^(api\\.hsforms\\.com|api-[a-z][a-z][0-9]\\.hsforms\\.com|api-[a-z][a-z][a-z][0-9]\\.hsforms\\.com)$",
    "path": "^(/submissions/v3/integration/submit/.)",
    "needs": [
      "portal_id",
      "form_guid"
    ],
    "takes": [
      "subscription_ids"
    ]
  },
  {
    "adapter": "form_post",
    "profile": "salesforce_w2l",
    "modes": [],
    "host": "^(webto\\.salesforce\\.com|test\\.salesforce\\.com|[a-z0-9.-]+\\.my\\.salesforce\\.com)$",
    "path": "^(/servlet/servlet\\.WebToLead$)",
    "needs": [
      "oid",
      "return_url"
    ],
    "takes": []
  },
  {
    "adapter": "form_post",
    "profile": "pardot",
    "modes": [],
    "host": "",
    "path": "",
    "needs": [],
    "takes": [
      "return_url",
      "hidden"
    ]
  },
  {
    "adapter": "form_post",
    "profile": "activecampaign",
    "modes": [],
    "host": "^([a-z0-9.-]+\\.activehosted\\.com)$",
    "path": "^(/proc\\.php$)",
    "needs": [
      "hidden"
    ],
    "takes": [
      "return_url"
    ]
  },
  {
    "adapter": "form_post",
    "profile": "mailchimp",
    "modes": [],
    "host": "^([a-z0-9.-]+\\.list-manage\\.com)$",
    "path": "^(/subscribe/post$)",
    "needs": [],
    "takes": [
      "return_url",
      "hidden"
    ]
  },
  {
    "adapter": "form_fetch",
    "profile": "formspree",
    "modes": [],
    "host": "^(formspree\\.io)$",
    "path": "^(/f/.|/p/.)",
    "needs": [],
    "takes": []
  },
  {
    "adapter": "form_fetch",
    "profile": "netlify",
    "modes": [],
    "host": "",
    "path": "",
    "needs": [
      "form_name"
    ],
    "takes": []
  },
  {
    "adapter": "host",
    "profile": null,
    "modes": [],
    "host": "",
    "path": "",
    "needs": [],
    "takes": []
  }
];
