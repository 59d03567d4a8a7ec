"""What can be set about a server, from the command line or the environment (`MARTILLO_…`)."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Final, Self, TypedDict

from pydantic import BaseModel, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_ORIGIN: Final = re.compile(r"https?://[^\s/?#@*]+")


class Limits(BaseModel):
    """How much one may do. Rates are per second; a burst is what may come at once."""

    events_per_second: float = Field(default=10, gt=0)
    events_burst: int = Field(default=20, ge=1)
    requests_per_second: float = Field(default=20, gt=0)
    requests_burst: int = Field(default=60, ge=1)
    connections_per_user: int = Field(default=10, ge=1)
    connections_per_address: int = Field(default=500, ge=1)
    join_within_s: float = Field(default=5, gt=0)


class ServeOptions(TypedDict, total=False):
    """What else `martillo serve` may be told; what is left out comes from the environment."""

    insecure: bool
    certificate: Path
    private_key: Path
    own_certificate: bool
    origins: list[str]
    trusted_proxies: list[str]
    metrics_port: int


class Settings(BaseSettings):
    """One server. Plain http stays on loopback unless `insecure` says otherwise or there is a certificate."""

    model_config = SettingsConfigDict(env_prefix="MARTILLO_", env_nested_delimiter="__", frozen=True)

    data: Path
    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    insecure: bool = False
    certificate: Path | None = None
    private_key: Path | None = None
    own_certificate: bool = False
    origins: list[str] = []
    trusted_proxies: list[str] = []
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    limits: Limits = Limits()

    @field_validator("origins")
    @classmethod
    def _check_origins(cls, origins: list[str]) -> list[str]:
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin} is not an origin; write it like https://house.example:8443")
        return origins

    @field_validator("trusted_proxies")
    @classmethod
    def _check_proxies(cls, proxies: list[str]) -> list[str]:
        for proxy in proxies:
            try:
                ip_network(proxy)
            except ValueError:
                raise ValueError(
                    f"{proxy} is no proxy's address; write it like 10.0.0.7 or 10.0.0.0/8"
                ) from None
        return proxies

    @model_validator(mode="after")
    def _check_key(self) -> Self:
        if self.private_key is not None and self.certificate is None:
            raise ValueError("a private key is of no use without its certificate")
        if self.own_certificate and self.certificate is not None:
            raise ValueError("the house shows either the certificate given to it or its own")
        return self

    @model_validator(mode="after")
    def _check_plain_http(self) -> Self:
        speaks_https = self.certificate is not None or self.own_certificate
        if self.host not in LOOPBACK and not speaks_https and not self.insecure:
            raise ValueError(
                f"without a certificate the server listens on this machine only; {self.host} needs a "
                "certificate (--own-certificate makes one), or --insecure to send passwords and bids "
                "unprotected"
            )
        return self
